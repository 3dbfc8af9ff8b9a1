using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Compliance.Model.Metrics;
using Compliance.Reference.Http;
using Compliance.Reference.Sender;
using Compliance.Wire;
using Microsoft.AspNetCore.Http;

namespace Compliance.Tests.Reference;

/// <summary>Plays discovery, page and receiver for the lanes of a reference sender, and keeps every request.</summary>
internal sealed class SenderStage : IAsyncDisposable
{
    private readonly ImmutableDictionary<string, StageLane> lanes;
    private readonly ConcurrentDictionary<string, int> scrapes = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<StageRequest>> requests = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private LoopbackServer server = null!;

    private SenderStage(IEnumerable<StageLane> lanes) => this.lanes = lanes.ToImmutableDictionary(l => l.Name);

    public ImmutableArray<SenderLane> SenderLanes =>
        [
            .. lanes.Values.Select(l => new SenderLane(
                l.Name,
                new Uri(server.Address, $"/{l.Name}/write"),
                new Uri(server.Address, $"/{l.Name}/metrics"),
                new Uri(server.Address, $"/{l.Name}/targets"),
                l.V2,
                l.Headers,
                l.CustomBuckets
            )),
        ];

    public static SenderBehaviour Fast { get; } =
        new()
        {
            ScrapeInterval = TimeSpan.FromMilliseconds(15),
            ScrapeTimeout = TimeSpan.FromMilliseconds(150),
            Choices = new SenderChoices { FirstPause = TimeSpan.FromMilliseconds(25), LongestPause = TimeSpan.FromMilliseconds(60) },
        };

    public static async Task<SenderStage> Start(params IEnumerable<StageLane> lanes)
    {
        var stage = new SenderStage(lanes);
        stage.server = await LoopbackServer.Start(stage.Answer, CancellationToken.None);
        return stage;
    }

    public ImmutableArray<StageRequest> Requests(string lane) => [.. requests.GetValueOrDefault(lane) ?? []];

    /// <summary>Waits until the requests of a lane meet a condition, and returns them.</summary>
    public async Task<ImmutableArray<StageRequest>> Until(string lane, Func<ImmutableArray<StageRequest>, bool> enough)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!deadline.IsCancellationRequested)
        {
            if (Requests(lane) is var seen && enough(seen))
                return seen;
            await Task.Delay(5);
        }

        throw new TimeoutException($"lane {lane} had only {Requests(lane).Length} requests");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/');
        if (parts.Length < 3 || !lanes.TryGetValue(parts[1], out var lane))
            context.Response.StatusCode = 404;
        else if (parts[2] == "targets")
            await context.Response.WriteAsync(Targets(context, lane));
        else if (parts[2] == "metrics")
            await Scraped(context, lane);
        else
            await Written(context, lane);
    }

    private string Targets(HttpContext context, StageLane lane)
    {
        var listed = lane.Page(scrapes.GetValueOrDefault(lane.Name)) is not null;
        var group = new
        {
            targets = new[] { context.Request.Host.Value },
            labels = new Dictionary<string, string> { ["__metrics_path__"] = $"/{lane.Name}/metrics" },
        };
        return JsonSerializer.Serialize(listed ? new[] { group } : []);
    }

    private async Task Scraped(HttpContext context, StageLane lane)
    {
        var number = scrapes.AddOrUpdate(lane.Name, 1, (_, n) => n + 1) - 1;
        if (lane.Page(number) is { } serve)
            await serve(context);
        else
            context.Response.StatusCode = 404;
    }

    private async Task Written(HttpContext context, StageLane lane)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var seen = requests.GetOrAdd(lane.Name, _ => new());
        var headers = context.Request.Headers.ToImmutableDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var kind = ContentTypes.KindOf(headers.GetValueOrDefault("Content-Type")) ?? MessageKind.V2;
        var target = context.Request.Path + context.Request.QueryString.Value;
        var request = new StageRequest(
            seen.Count,
            context.Request.Method,
            target,
            headers,
            BodyDecoder.Decode(body.ToArray(), kind),
            clock.Elapsed
        );
        request.Status = lane.Reply(request.Number, request);
        seen.Enqueue(request);
        if (request.Status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = request.Status;
        if (lane.RetryAfter is { } after && request.Status >= 400)
            context.Response.Headers.RetryAfter = after;
        if (lane.Written)
            context.Response.Headers.Append("X-Prometheus-Remote-Write-Samples-Written", "1");
        if (lane.Body.Length > 0 && request.Status is not 204)
            await context.Response.WriteAsync(lane.Body);
    }
}
