using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Reference.Sender.Exposition;
using Compliance.Reference.Sender.Mutants;

namespace Compliance.Reference.Sender.Scraping;

/// <summary>
/// Remembers what was sent of each series of a target, so that nothing is sent twice and every series that ends gets its stale marker
/// (Remote-Write 2.0, "Samples and Histogram Samples").
/// </summary>
internal sealed class SeriesTracker(SeriesMaker maker, StalenessFaults faults)
{
    private readonly Dictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <summary>The series to send after a scrape: new samples, and stale markers for series that are gone from the page.</summary>
    public ImmutableArray<Series> Scraped(ImmutableArray<ScrapedSeries> page, ScrapeTarget target, long scrapeMs)
    {
        var batch = ImmutableArray.CreateBuilder<Series>();
        HashSet<string> seen = new(StringComparer.Ordinal);
        faults.Scraped();
        foreach (var scraped in page)
        {
            var series = maker.Make(scraped, target, scrapeMs);
            var key = SeriesKey.Of(series.Labels);
            if (seen.Add(key) && Fresh(key, series, scraped.TimestampMs is not null) is { } fresh)
                batch.Add(fresh);
        }

        var gone = known.Keys.Where(k => !seen.Contains(k)).ToList();
        batch.AddRange(End(gone, scrapeMs, StaleCause.SeriesGone));
        return batch.ToImmutable();
    }

    /// <summary>Stale markers for everything, because the scrape failed or the target is gone. The series begin anew afterwards.</summary>
    public ImmutableArray<Series> Ended(long timeMs, StaleCause cause) => End([.. known.Keys], timeMs, cause);

    private Series? Fresh(string key, Series series, bool timestamped)
    {
        var time = TimeOf(series);
        var before = known.GetValueOrDefault(key);
        if (before is not null && time <= before.TimeMs)
            return null;
        var exemplars = series.Exemplars.Where(e => before is null || !before.Series.Exemplars.Any(b => Same(b, e))).ToImmutableArray();
        series = faults.Held(series, before?.Series);
        known[key] = new Known(series, time, timestamped);
        return series with { Exemplars = faults.Exemplars(exemplars, before?.Series) };
    }

    private ImmutableArray<Series> End(List<string> keys, long timeMs, StaleCause cause)
    {
        var ended = keys.Select(k => known[k]).Where(k => !k.Timestamped).Select(k => Marker(k.Series, timeMs)).ToImmutableArray();
        foreach (var key in keys)
            known.Remove(key);
        return faults.Distort(ended, cause);
    }

    private static Series Marker(Series series, long timeMs) =>
        series with
        {
            Samples = series.Histograms.IsEmpty ? [new Sample(timeMs, Sample.StaleMarker)] : [],
            Histograms = series.Histograms.IsEmpty ? [] : [StaleHistogram(series.Histograms[0], timeMs)],
            Exemplars = [],
        };

    private static Histogram StaleHistogram(Histogram last, long timeMs) =>
        new()
        {
            TimestampMs = timeMs,
            Sum = Sample.StaleMarker,
            CountInt = last.IsFloat ? null : 0,
            CountFloat = last.IsFloat ? 0 : null,
            ResetHint = last.ResetHint,
        };

    private static long TimeOf(Series series) => series.Samples.IsEmpty ? series.Histograms[0].TimestampMs : series.Samples[0].TimestampMs;

    /// <summary>An exemplar that the page shows again is the same one, even if it has no time there and so got that of the scrape.</summary>
    private static bool Same(Exemplar a, Exemplar b) => a.Value.Equals(b.Value) && a.Labels.SequenceEqual(b.Labels);

    private sealed record Known(Series Series, long TimeMs, bool Timestamped);
}
