using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Wire;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>A series with everything of it that was forwarded.</summary>
/// <param name="Labels">Its labels sorted by name.</param>
/// <param name="Samples">Float samples in the order of arrival, stale markers among them.</param>
/// <param name="Histograms">Histogram samples in the order of arrival.</param>
/// <param name="Exemplars">Exemplars in the order of arrival.</param>
internal sealed record ForwardedSeries(
    ImmutableArray<Label> Labels,
    ImmutableArray<Sample> Samples,
    ImmutableArray<Histogram> Histograms,
    ImmutableArray<Exemplar> Exemplars
)
{
    public ReadSeries SamplesIn(TimeWindow window) =>
        new()
        {
            Labels = Labels,
            Samples = [.. Samples.Where(s => !s.IsStale && In(window, s.TimestampMs)).Distinct().OrderBy(s => s.TimestampMs)],
            Histograms =
            [
                .. Histograms
                    .Where(h => !h.IsStale && In(window, h.TimestampMs))
                    .DistinctBy(h => h.TimestampMs)
                    .OrderBy(h => h.TimestampMs)
                    .Select(Read),
            ],
        };

    public ReadSeries ExemplarsIn(TimeWindow window) =>
        new()
        {
            Labels = Labels,
            Exemplars =
            [
                .. Exemplars
                    .Where(e => In(window, e.TimestampMs))
                    .DistinctBy(e => (e.TimestampMs, BitConverter.DoubleToUInt64Bits(e.Value), string.Join('\0', e.Labels)))
                    .OrderBy(e => e.TimestampMs),
            ],
        };

    /// <summary>The newest value at a time, unless it is too old or a stale marker.</summary>
    public ReadSeries At(long atMs, long lookBackMs)
    {
        bool Near(long timestampMs) => timestampMs <= atMs && timestampMs > atMs - lookBackMs;
        var sample = Samples.Where(s => Near(s.TimestampMs)).OrderBy(s => s.TimestampMs).Cast<Sample?>().LastOrDefault();
        var histogram = Histograms.Where(h => Near(h.TimestampMs)).MaxBy(h => h.TimestampMs);
        var newest = Math.Max(sample?.TimestampMs ?? long.MinValue, histogram?.TimestampMs ?? long.MinValue);
        return new ReadSeries
        {
            Labels = Labels,
            Samples = sample is { IsStale: false } s && s.TimestampMs == newest ? [s] : [],
            Histograms = histogram is { IsStale: false } h && h.TimestampMs == newest ? [Read(h)] : [],
        };
    }

    private static bool In(TimeWindow window, long timestampMs) => timestampMs >= window.FromMs && timestampMs <= window.ToMs;

    private static ReadHistogram Read(Histogram histogram) =>
        new(histogram.TimestampMs, histogram.CountFloat ?? histogram.CountInt ?? 0, histogram.Sum, Buckets(histogram));

    // One that contradicts itself was forwarded all the same; it has no buckets to show.
    private static ImmutableArray<ReadBucket> Buckets(Histogram histogram)
    {
        try
        {
            return [.. HistogramBuckets.Of(histogram).OrderBy(b => b.Upper)];
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
