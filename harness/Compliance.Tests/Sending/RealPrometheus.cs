using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Compliance.Running.Launching;

namespace Compliance.Tests.Sending;

/// <summary>Prometheus from the cache of real programs, with a scrape job and a remote-write queue per lane.</summary>
internal static class RealPrometheus
{
    public static async Task<string> Run(string program, LaunchRequest request, ConcurrentQueue<string> log, CancellationToken cancellation)
    {
        var config = Path.Combine(request.Folder, "prometheus.yml");
        await File.WriteAllTextAsync(config, Config(request), cancellation);
        string[] args =
        [
            $"--config.file={config}",
            $"--storage.tsdb.path={Path.Combine(request.Folder, "data")}",
            "--web.listen-address=127.0.0.1:0",
            "--enable-feature=native-histograms,exemplar-storage,metadata-wal-records",
        ];
        using var process = new Process { StartInfo = new ProcessStartInfo(program, args) { RedirectStandardError = true } };
        process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        return $"exit code {process.ExitCode}";
    }

    private static string Config(LaunchRequest request)
    {
        var text = new StringBuilder("global: {scrape_interval: 250ms, scrape_timeout: 250ms}\nscrape_configs:\n");
        foreach (var lane in request.Lanes)
        {
            text.Append(CultureInfo.InvariantCulture, $"- job_name: {lane.Name}\n  metrics_path: {lane.ScrapeUrl.AbsolutePath}\n");
            text.Append(CultureInfo.InvariantCulture, $"  http_sd_configs: [{{url: '{lane.DiscoveryUrl}', refresh_interval: 500ms}}]\n");
        }

        text.Append("remote_write:\n");
        foreach (var lane in request.Lanes)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"- url: {lane.WriteUrl}\n  name: {lane.Name}\n  protobuf_message: io.prometheus.write.v2.Request\n"
            );
            text.Append("  send_exemplars: true\n  send_native_histograms: true\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"  write_relabel_configs: [{{source_labels: [job], regex: {lane.Name}, action: keep}}]\n"
            );
            text.Append("  queue_config: {batch_send_deadline: 100ms, min_backoff: 30ms, max_backoff: 100ms}\n");
        }

        return text.ToString();
    }
}
