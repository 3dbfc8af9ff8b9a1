using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Faults in storing histogram samples.</summary>
internal static class HistogramFaults
{
    /// <summary>The histogram as it is stored.</summary>
    public static Histogram Bent(string fault, Histogram histogram) =>
        fault switch
        {
            "histogram-negative-buckets-lost" => histogram with { NegativeSpans = [], NegativeDeltas = [], NegativeCounts = [] },
            "histogram-zero-bucket-lost" => histogram with
            {
                ZeroCountInt = histogram.ZeroCountInt is null ? null : 0,
                ZeroCountFloat = histogram.ZeroCountFloat is null ? null : 0,
            },
            "float-histogram-zero-bucket-lost" when histogram.IsFloat => histogram with { ZeroCountFloat = 0 },
            "histogram-sum-lost" when !histogram.IsStale => histogram with { Sum = 0 },
            "histogram-schema-lost" when histogram.Schema != Histogram.CustomBuckets => histogram with { Schema = 0 },
            "histogram-span-gaps-ignored" => histogram with
            {
                PositiveSpans = WithoutGaps(histogram.PositiveSpans),
                NegativeSpans = WithoutGaps(histogram.NegativeSpans),
            },
            "histogram-deltas-as-counts" => histogram with
            {
                PositiveDeltas = AsCounts(histogram.PositiveDeltas),
                NegativeDeltas = AsCounts(histogram.NegativeDeltas),
            },
            "float-histograms-rounded" => histogram with
            {
                CountFloat = histogram.CountFloat is { } count ? Math.Floor(count) : null,
                PositiveCounts = [.. histogram.PositiveCounts.Select(Math.Floor)],
                NegativeCounts = [.. histogram.NegativeCounts.Select(Math.Floor)],
            },
            "custom-bounds-shifted" when histogram.CustomValues.Length > 0 => histogram with
            {
                CustomValues = histogram.CustomValues.RemoveAt(0).Add(histogram.CustomValues[^1] + 1),
            },
            _ => histogram,
        };

    private static ImmutableArray<BucketSpan> WithoutGaps(ImmutableArray<BucketSpan> spans) =>
        [.. spans.Select((span, i) => i == 0 ? span : span with { Offset = 0 })];

    /// <summary>Deltas whose running sums are the deltas given: what a reader sees who forgets to add them up.</summary>
    private static ImmutableArray<long> AsCounts(ImmutableArray<long> deltas) =>
        [.. deltas.Select((delta, i) => i == 0 ? delta : delta - deltas[i - 1])];
}
