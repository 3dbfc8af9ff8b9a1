using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Reference.Sender.Delivery;
using Compliance.Reference.Sender.Exposition;
using Compliance.Reference.Sender.Mutants;
using Compliance.Reference.Sender.Scraping;

namespace Compliance.Reference.Sender;

/// <summary>One lane at work: discovers, scrapes, and queues what is to be sent.</summary>
internal sealed class LaneWorker
{
    private readonly SenderLane lane;
    private readonly SenderBehaviour behaviour;
    private readonly PageReader pages;
    private readonly ImmutableArray<WriteQueue> queues;
    private readonly Dictionary<ScrapeTarget, SeriesTracker> trackers = [];
    private readonly Dictionary<ScrapeTarget, DateTimeOffset> fresh = [];
    private long lastScrapeMs;

    /// <summary>Prepares a lane.</summary>
    public LaneWorker(SenderLane lane, SenderBehaviour behaviour, HttpClient client, SenderLog log)
    {
        this.lane = lane;
        this.behaviour = behaviour = behaviour with { Faults = behaviour.Faults.In(lane) };
        pages = new PageReader(client, behaviour.ScrapeTimeout);
        queues = [.. Enumerable.Range(0, behaviour.Choices.Shards).Select(_ => new WriteQueue(lane, behaviour, client, log))];
    }

    /// <summary>Works until it is cancelled.</summary>
    public Task Run(CancellationToken cancellation) =>
        Task.WhenAny([Scrape(cancellation), .. queues.Select(q => q.Run(cancellation))]).Unwrap();

    private async Task Scrape(CancellationToken cancellation)
    {
        using var interval = new PeriodicTimer(behaviour.ScrapeInterval, behaviour.Clock);
        var age = 0;
        do
        {
            // Lists change less often than pages: a list that names something serves several scrapes.
            if (trackers.Count == 0 || age >= behaviour.ScrapesPerDiscovery)
            {
                if (await pages.Targets(lane.Discovery, cancellation) is { } targets)
                    await Listed(targets, cancellation);
                age = 0;
            }

            age++;
            foreach (var target in trackers.Keys.ToList())
                await Scrape(target, cancellation);
        } while (await interval.WaitForNextTickAsync(cancellation));
    }

    private async Task Listed(ImmutableArray<ScrapeTarget> targets, CancellationToken cancellation)
    {
        foreach (var gone in trackers.Keys.Where(known => !targets.Any(t => t.Page == known.Page)).ToList())
        {
            await Queue(trackers[gone].Ended(NextTime(), StaleCause.TargetGone), cancellation);
            trackers.Remove(gone);
        }

        foreach (var target in targets.Where(t => !trackers.Keys.Any(known => known.Page == t.Page)))
            trackers.Add(target, new SeriesTracker(new SeriesMaker(lane.Name, behaviour.Choices), new StalenessFaults(behaviour.Faults)));
    }

    private async Task Scrape(ScrapeTarget target, CancellationToken cancellation)
    {
        if (fresh.TryGetValue(target, out var until) && behaviour.Clock.GetUtcNow() < until)
            return;
        var tracker = trackers[target];
        var timeMs = NextTime();
        var answer = await pages.Page(target.Page, cancellation);
        fresh[target] = behaviour.Clock.GetUtcNow() + answer.Fresh;
        var due = answer.Series is { } series ? tracker.Scraped(Prepared(series), target, timeMs) : tracker.Ended(timeMs, answer.Failure);
        await Queue(due, cancellation);
    }

    private ImmutableArray<ScrapedSeries> Prepared(ImmutableArray<ScrapedSeries> page)
    {
        var kept = behaviour.Choices.SendsCreatedSeries ? page : page.RemoveAll(TextExposition.IsCreated);
        return lane.CustomBuckets ? CustomBuckets.Convert(kept) : kept;
    }

    /// <summary>Spreads series over the queues by their labels, so that a series always takes the same one.</summary>
    private async Task Queue(ImmutableArray<Series> series, CancellationToken cancellation)
    {
        foreach (var shard in series.GroupBy(s => Shard(s.Labels)))
            await queues[shard.Key].Add([.. shard], cancellation);
    }

    private int Shard(ImmutableArray<Label> labels) =>
        queues.Length == 1 ? 0 : (int)(SeriesKey.Of(labels).Aggregate(17u, (hash, c) => (hash * 31) + c) % (uint)queues.Length);

    /// <summary>The time of a scrape in milliseconds, later than that of the one before.</summary>
    private long NextTime() => lastScrapeMs = Math.Max(lastScrapeMs + 1, behaviour.Clock.GetUtcNow().ToUnixTimeMilliseconds());
}
