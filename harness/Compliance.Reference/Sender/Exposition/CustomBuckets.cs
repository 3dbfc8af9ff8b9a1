using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Reading;

namespace Compliance.Reference.Sender.Exposition;

/// <summary>Turns the parts of classic histograms into native histograms with custom buckets.</summary>
public static class CustomBuckets
{
    /// <summary>The series of a page with every whole classic histogram replaced; what is no part of one stays.</summary>
    public static ImmutableArray<ScrapedSeries> Convert(ImmutableArray<ScrapedSeries> page)
    {
        var parts = page.Where(s => Suffix(s).Length > 0).ToLookup(Metric);
        var converted = parts.Select(Native).OfType<ScrapedSeries>().ToDictionary(Metric, StringComparer.Ordinal);
        return [.. page.Where(s => Suffix(s).Length == 0 || !converted.ContainsKey(Metric(s))), .. converted.Values];
    }

    private static ScrapedSeries? Native(IEnumerable<ScrapedSeries> parts)
    {
        var list = parts.ToList();
        var buckets = list.Where(p => Suffix(p) == "_bucket").Select(p => (Upper: Bound(p), Part: p)).OrderBy(b => b.Upper).ToList();
        if (buckets.Count == 0 || !double.IsPositiveInfinity(buckets[^1].Upper))
            return null;
        var deltas = Deltas(buckets.Select(b => (long)b.Part.Value));
        var histogram = new Histogram
        {
            Schema = Histogram.CustomBuckets,
            CountInt = (ulong)buckets[^1].Part.Value,
            ZeroCountInt = 0,
            Sum = list.Find(p => Suffix(p) is "_sum" or "_gsum")?.Value ?? 0,
            PositiveSpans = [new BucketSpan(0, (uint)deltas.Length)],
            PositiveDeltas = deltas,
            CustomValues = [.. buckets.Select(b => b.Upper).SkipLast(1)],
            ResetHint = list[0].Family.Type == MetricType.GaugeHistogram ? ResetHint.Gauge : ResetHint.Unspecified,
        };
        return list[0] with
        {
            Name = list[0].Name[..^Suffix(list[0]).Length],
            Labels = WithoutBound(list[0].Labels),
            Value = 0,
            Native = histogram,
            Exemplars = [.. list.SelectMany(p => p.Exemplars).OrderBy(e => e.TimestampMs)],
        };
    }

    /// <summary>Cumulative counts as the deltas of an integer histogram: differences of the counts in each bucket.</summary>
    private static ImmutableArray<long> Deltas(IEnumerable<long> cumulative)
    {
        var deltas = ImmutableArray.CreateBuilder<long>();
        var (below, before) = (0L, 0L);
        foreach (var upTo in cumulative)
        {
            var inBucket = upTo - below;
            deltas.Add(inBucket - before);
            (below, before) = (upTo, inBucket);
        }

        return deltas.ToImmutable();
    }

    private static double Bound(ScrapedSeries bucket) =>
        GoFloat.TryRead(bucket.Labels.FirstOrDefault(l => l.Name == "le").Value ?? "", out var bound)
            ? bound
            : throw new ExpositionException($"a bucket of {bucket.Name} has no bound");

    private static string Metric(ScrapedSeries series) => series.Name[..^Suffix(series).Length] + SeriesKey.Of(WithoutBound(series.Labels));

    private static ImmutableArray<Label> WithoutBound(ImmutableArray<Label> labels) => labels.RemoveAll(l => l.Name == "le");

    private static string Suffix(ScrapedSeries series)
    {
        if (series.Native is not null || series.Family.Type is not (MetricType.Histogram or MetricType.GaugeHistogram))
            return "";
        return ((string[])["_bucket", "_gsum", "_gcount", "_sum", "_count"]).FirstOrDefault(s =>
                series.Name.EndsWith(s, StringComparison.Ordinal)
            ) ?? "";
    }
}
