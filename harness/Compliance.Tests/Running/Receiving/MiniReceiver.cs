using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model.Metrics;
using Compliance.Running.Launching;
using Compliance.Running.Receiving.ReadBack;
using Compliance.Tests.Running.Http;
using Compliance.Wire;

namespace Compliance.Tests.Running.Receiving;

/// <summary>A receiver of a few lines. What it does with a request is written in the request's metric names.</summary>
internal sealed class MiniReceiver : IInstance
{
    private readonly ConcurrentDictionary<string, (Label[] Labels, long TimestampMs, double Value, DateTime Visible)> stored = new();
    private readonly TaskCompletionSource<string> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, int> seen = new();
    private readonly ScriptedServer server;

    private const string PartialRetriable =
        "HTTP/1.1 500 X\r\nX-Prometheus-Remote-Write-Samples-Written: 1\r\nContent-Length: 4\r\n\r\nhalf";

    public MiniReceiver() => server = new ScriptedServer(Serve);

    /// <summary>Time after which stored samples can be read.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether it takes messages of 1.0; otherwise they are answered 400.</summary>
    public bool KnowsV1 { get; init; } = true;

    public string Via { get; init; } = "process";

    public string Version => "";

    public Uri? Write => server.Url;

    public ImmutableDictionary<string, Uri> Read => ImmutableDictionary<string, Uri>.Empty.Add("promql", new Uri(server.Url, "/"));

    public Task<string> Exited => exited.Task;

    public string SuiteHost => "127.0.0.1";

    public ConcurrentQueue<string> Requests => server.Requests;

    public int Queries;

    public bool Disposed { get; private set; }

    public string LogTail(int lines) => "";

    public void Die() => exited.TrySetResult("it ended with exit code 9");

    public ValueTask DisposeAsync()
    {
        server.Dispose();
        Disposed = true;
        return ValueTask.CompletedTask;
    }

    private async Task Serve(ScriptedConnection connection, int number)
    {
        while (true)
        {
            var request = await connection.Request();
            if (request.StartsWith("GET", StringComparison.Ordinal))
                await connection.Send(Http(200, Query(Uri.UnescapeDataString(request.Split(' ')[1]))));
            else if (!request.StartsWith("POST /write ", StringComparison.Ordinal))
                await connection.Send(Http(404, "no"));
            else if (Take(request) is { } answer)
                await connection.Send(answer);
            else if (Exited.IsCompleted || request.Contains("closes", StringComparison.Ordinal))
                return;
            else
                await connection.Hang();
        }
    }

    /// <returns>The answer; null for none.</returns>
    private string? Take(string request)
    {
        var body = Encoding.Latin1.GetBytes(request[(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        var isV2 = request.Contains("proto=io.prometheus.write.v2.Request", StringComparison.Ordinal);
        var decoded = BodyDecoder.Decode(body, isV2 ? MessageKind.V2 : MessageKind.V1);
        if (!decoded.Complete || !(isV2 || KnowsV1))
            return Http(400, "broken");
        var names = decoded.Series.Select(s => s.Name).ToHashSet();
        if (names.FirstOrDefault(n => n.StartsWith("busy", StringComparison.Ordinal)) is { } busy && TimesSeen(busy) <= 2)
            return busy == "busy_partial"
                ? PartialRetriable
                : $"HTTP/1.1 {(busy == "busy" ? 429 : 503)} X\r\nRetry-After: 0\r\nContent-Length: 4\r\n\r\nbusy";
        if (names.Contains("kills"))
            Die();
        if (names.Overlaps(["kills", "hangs", "closes"]))
            return null;
        foreach (var series in decoded.Series.Where(s => s.Name != "refused"))
        foreach (var sample in series.Samples.Select(s => s.Sample))
            stored[$"{series.Key} {sample.TimestampMs}"] = ([.. series.Labels], sample.TimestampMs, sample.Value, DateTime.UtcNow + Delay);
        return names.Contains("refused") ? Http(400, "refused") : "HTTP/1.1 204 No Content\r\n\r\n";
    }

    private int TimesSeen(string name) => seen.AddOrUpdate(name, 1, (_, times) => times + 1);

    private string Query(string path)
    {
        Interlocked.Increment(ref Queries);
        var selector = path[(path.IndexOf("query=", StringComparison.Ordinal) + 6)..].Split('[')[0].Split("&time")[0];
        var sketch = SelectorSketch.Of(selector);
        var found = stored
            .Values.Where(s => s.Visible <= DateTime.UtcNow && sketch.MayFind(new Series { Labels = [.. s.Labels] }))
            .GroupBy(s => string.Join(',', s.Labels))
            .Select(g =>
                $"{{\"metric\":{{{string.Join(',', g.First().Labels.Select(l => $"\"{l.Name}\":\"{l.Value}\""))}}},\"values\":[{string.Join(',', g.Select(Point))}]}}"
            );
        return $"{{\"status\":\"success\",\"data\":{{\"resultType\":\"matrix\",\"result\":[{string.Join(',', found)}]}}}}";
    }

    private static string Point((Label[] Labels, long TimestampMs, double Value, DateTime Visible) s) =>
        string.Create(CultureInfo.InvariantCulture, $"[{s.TimestampMs / 1000m},\"{s.Value}\"]");

    private static string Http(int status, string body) => $"HTTP/1.1 {status} X\r\nContent-Length: {body.Length}\r\n\r\n{body}";
}
