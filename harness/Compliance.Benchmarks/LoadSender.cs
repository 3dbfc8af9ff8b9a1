using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Compliance.Model.Metrics;
using Compliance.Running.Launching;
using Compliance.Wire;

namespace Compliance.Benchmarks;

/// <summary>A sender in this process: all its requests are made before the first is sent, and it costs hardly more than the sockets.</summary>
/// <param name="requests">Requests of each lane.</param>
internal sealed class LoadSender(int requests) : ILauncher, IInstance
{
    private Task sending = Task.CompletedTask;

    /// <summary>When the first request left.</summary>
    public long StartedAt { get; private set; }

    /// <summary>Time until the last request was answered.</summary>
    public TimeSpan Sent { get; private set; }

    /// <summary>Processor time that making the requests took.</summary>
    public TimeSpan Preparing { get; private set; }

    /// <summary>Bytes sent.</summary>
    public long Bytes { get; private set; }

    public string Via => "builtin";

    public string Version => "1";

    public Uri? Write => null;

    public ImmutableDictionary<string, Uri> Read => ImmutableDictionary<string, Uri>.Empty;

    public Task<string> Exited { get; } = new TaskCompletionSource<string>().Task;

    public string SuiteHost => "127.0.0.1";

    public string LogTail(int lines) => "";

    public Task<IInstance> Start(LaunchRequest request, CancellationToken cancellation)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var bodies = Enumerable
            .Range(0, requests)
            .Select(n => RequestEncoder.Body(TypicalRequest.Script(MessageKind.V2, n, nowMs)))
            .ToArray();
        var lanes = request
            .Lanes.Select(lane =>
                (lane.WriteUrl, Requests: bodies.Select(b => Request(lane.WriteUrl, b)).Prepend(Scrape(lane.ScrapeUrl)).ToArray())
            )
            .ToArray();
        Preparing = Process.GetCurrentProcess().TotalProcessorTime - before;
        Bytes = lanes.Sum(l => l.Requests.Sum(r => (long)r.Length));
        StartedAt = Stopwatch.GetTimestamp();
        sending = Send(lanes);
        return Task.FromResult<IInstance>(this);
    }

    public async ValueTask DisposeAsync() => await sending;

    private async Task Send((Uri To, byte[][] Requests)[] lanes)
    {
        await Task.WhenAll(lanes.Select(l => Send(l.To, l.Requests)));
        Sent = Stopwatch.GetElapsedTime(StartedAt);
    }

    private static async Task Send(Uri to, byte[][] requests)
    {
        await Task.Yield();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, to.Port);
        var answer = new byte[1 << 16];
        foreach (var request in requests)
        {
            for (var sent = 0; sent < request.Length; )
                sent += await socket.SendAsync(request.AsMemory(sent));
            var got = 0;
            do
            {
                var more = await socket.ReceiveAsync(answer.AsMemory(got));
                if (more == 0)
                    throw new IOException("the mock closed the connection");
                got += more;
            } while (!IsWhole(answer.AsSpan(0, got)));
            if (!answer.AsSpan(0, got).StartsWith("HTTP/1.1 2"u8))
                throw new IOException($"the mock answered {Encoding.Latin1.GetString(answer, 0, got)}");
        }
    }

    // Answers to writes have no body, the one to a scrape has its length.
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var at = answer[..end].IndexOf("Content-Length: "u8);
        if (at < 0)
            return true;
        return Utf8Parser.TryParse(answer[(at + "Content-Length: ".Length)..], out int length, out _) && answer.Length >= end + 4 + length;
    }

    private static byte[] Scrape(Uri page) =>
        Encoding.Latin1.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"GET {page.AbsolutePath} HTTP/1.1\r\nHost: {page.Authority}\r\nUser-Agent: load/1\r\n\r\n"
            )
        );

    private static byte[] Request(Uri to, byte[] body) =>
        [
            .. Encoding.Latin1.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"POST {to.AbsolutePath} HTTP/1.1\r\nHost: {to.Authority}\r\nUser-Agent: load/1\r\nContent-Length: {body.Length}\r\n"
                        + $"Content-Encoding: snappy\r\nContent-Type: application/x-protobuf;proto=io.prometheus.write.v2.Request\r\n"
                        + $"X-Prometheus-Remote-Write-Version: 2.0.0\r\n\r\n"
                )
            ),
            .. body,
        ];
}
