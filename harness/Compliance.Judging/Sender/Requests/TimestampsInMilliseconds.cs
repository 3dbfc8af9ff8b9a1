using System.Globalization;
using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Timestamps count milliseconds since the Unix epoch ("io.prometheus.write.v2.Request").</summary>
/// <remarks>
/// A number of milliseconds between 2001 and 2286 is neither a plausible number of seconds nor of micro- or nanoseconds. Where a scrape says what
/// the time is, data of its pages must lie within fourteen minutes of it: seconds, zero, local times (time zones differ by a quarter of an hour at least)
/// and the far future do not. A timestamp of the page itself is taken over to the millisecond, or not at all; that of a stale marker is the sender's own.
/// </remarks>
[Matcher("timestamps-in-milliseconds", Summary = "Timestamps count milliseconds since the Unix epoch")]
public sealed record TimestampsInMilliseconds : SeriesRule
{
    private const long Year2001 = 1_000_000_000_000;
    private const long Year2286 = 10_000_000_000_000;
    private const long NearMs = 14 * 60_000;
    private const long UsedMs = 5_000;

    /// <inheritdoc/>
    protected override string Rule => "timestamps count milliseconds since the Unix epoch";

    /// <inheritdoc/>
    protected override bool Concerns(DecodedSeries series, DecodedBody body, LaneTranscript lane) =>
        series.Samples.Length + series.Histograms.Length > 0;

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane)
    {
        var facts = LaneFacts.Of(lane);
        var timestamped = PagePlan.Of(lane.Lane).HasTimestamps;
        foreach (var sample in series.Samples)
        {
            if (!timestamped && IsNearScrapes(sample.Sample.TimestampMs, facts))
                continue;
            if (Problem(sample.Sample.TimestampMs, facts, series, sample.Sample.Value, sample.Sample.IsStale) is { } problem)
                return problem;
        }

        foreach (var histogram in series.Histograms)
        {
            if (!timestamped && IsNearScrapes(histogram.Histogram.TimestampMs, facts))
                continue;
            if (Problem(histogram.Histogram.TimestampMs, facts, series, 0, histogram.Histogram.IsStale) is { } problem)
                return problem;
        }

        return null;
    }

    /// <inheritdoc/>
    // Near a scrape stays near it. Everything else depends on what the pages have shown up to now.
    public override bool Stands(Finding? finding, Exchange exchange, LaneTranscript lane)
    {
        if (finding is null)
            return true;
        if (RequestFacts.Of(exchange).Body is not { } body || PagePlan.Of(lane.Lane).HasTimestamps)
            return false;
        var facts = LaneFacts.Of(lane);
        foreach (var series in body.Series)
        {
            foreach (var sample in series.Samples)
            {
                if (!IsNearScrapes(sample.Sample.TimestampMs, facts))
                    return false;
            }

            foreach (var histogram in series.Histograms)
            {
                if (!IsNearScrapes(histogram.Histogram.TimestampMs, facts))
                    return false;
            }
        }

        return true;
    }

    private static bool IsNearScrapes(long timestamp, LaneFacts facts)
    {
        if (facts.Lane.Scrapes.IsEmpty)
            return false;
        var start = facts.Lane.Scrapes[0].WallMs;
        var end = Math.Max(facts.WallMs(facts.Lane.At) ?? start, start);
        return timestamp >= start - NearMs && timestamp <= end + NearMs;
    }

    // Ignoring the page's own timestamp is legal: then that of the scrape is far from it.
    private static string? Misread(long timestamp, PageSeriesFacts? page)
    {
        if (page is not { Shown.Timestamped: { } before } || before.TotalMilliseconds < 4 * UsedMs)
            return null;
        var nearest = page.Showings.MinBy(s => Math.Abs(s.TimestampMs - timestamp))!.TimestampMs;
        var away = Math.Abs(nearest - timestamp);
        return away is > 0 and < UsedMs
            ? string.Create(CultureInfo.InvariantCulture, $"timestamp {timestamp} is not the page's own, which is {nearest}")
            : null;
    }

    private static string? Problem(long timestamp, LaneFacts facts, DecodedSeries series, double value, bool isStale)
    {
        var start = facts.Lane.Scrapes.IsEmpty ? (long?)null : facts.Lane.Scrapes[0].WallMs;
        if (facts.Book.HasTimestamped && !isStale && Misread(timestamp, facts.Book.Find(series)) is { } misread)
            return misread;
        if (IsNearScrapes(timestamp, facts))
            return null;
        if (start is not null && facts.Book.Shows(series.Name) && facts.Book.Find(series)?.IsCreatedZero(timestamp, value) != true)
            return string.Create(CultureInfo.InvariantCulture, $"timestamp {timestamp} is not near the scrape at {start}");
        return timestamp is >= Year2001 and < Year2286
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"timestamp {timestamp} is no plausible number of milliseconds");
    }
}
