using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Faults in native histograms.</summary>
internal static class HistogramFaults
{
    /// <summary>The histogram as the mutant sends it.</summary>
    public static Histogram Bent(string fault, Histogram histogram) =>
        histogram.Schema == Histogram.CustomBuckets ? Custom(fault, histogram) : Exponential(fault, histogram);

    private static Histogram Exponential(string fault, Histogram histogram) =>
        fault switch
        {
            "histogram-buckets-shifted" => histogram with { PositiveSpans = Shifted(histogram.PositiveSpans) },
            "histogram-sum-wrong" => histogram with { Sum = histogram.Sum + 1 },
            "histogram-count-wrong" => histogram with { CountInt = histogram.CountInt + 1, CountFloat = histogram.CountFloat + 1 },
            "histogram-negative-buckets-lost" => histogram with { NegativeSpans = [], NegativeDeltas = [], NegativeCounts = [] },
            "histogram-zero-bucket-lost" => histogram with
            {
                ZeroCountInt = histogram.ZeroCountInt is null ? null : 0,
                ZeroCountFloat = histogram.ZeroCountFloat is null ? null : 0,
            },
            "histogram-zero-threshold-lost" => histogram with { ZeroThreshold = 0 },
            "histogram-schema-wrong" => histogram with { Schema = histogram.Schema == 8 ? 7 : histogram.Schema + 1 },
            "histogram-deltas-as-counts" => histogram with { PositiveDeltas = Running(histogram.PositiveDeltas) },
            "histogram-last-bucket-lost" => WithoutLast(histogram),
            "histogram-span-gaps-lost" => histogram with
            {
                PositiveSpans = [.. histogram.PositiveSpans.Select((s, i) => i == 0 ? s : s with { Offset = 0 })],
            },
            "float-histogram-negative-buckets-lost" when histogram.IsFloat => histogram with { NegativeSpans = [], NegativeCounts = [] },
            "timestamps-in-seconds" => histogram with { TimestampMs = histogram.TimestampMs / 1000 },
            "start-timestamp-missing" or "start-timestamp-of-histograms-missing" => histogram with { StartTimestampMs = 0 },
            _ => histogram,
        };

    private static Histogram Custom(string fault, Histogram histogram) =>
        fault switch
        {
            "custom-bounds-shifted" when histogram.CustomValues.Length > 0 => histogram with
            {
                CustomValues = [.. histogram.CustomValues.Select(bound => bound + 1)],
            },
            "custom-last-bound-lost" when histogram.CustomValues.Length > 0 => histogram with
            {
                CustomValues = histogram.CustomValues[..^1],
            },
            "custom-counts-cumulative" => histogram with { PositiveDeltas = Running(histogram.PositiveDeltas) },
            "custom-sum-lost" => histogram with { Sum = 0 },
            "custom-schema-wrong" => histogram with { Schema = 0, CustomValues = [] },
            _ => histogram,
        };

    private static ImmutableArray<BucketSpan> Shifted(ImmutableArray<BucketSpan> spans) =>
        spans.IsEmpty ? spans : spans.SetItem(0, spans[0] with { Offset = spans[0].Offset + 1 });

    private static ImmutableArray<long> Running(ImmutableArray<long> deltas)
    {
        long sum = 0;
        return [.. deltas.Select(delta => sum += delta)];
    }

    private static Histogram WithoutLast(Histogram histogram)
    {
        if (histogram.PositiveSpans.IsEmpty || histogram.PositiveSpans[^1].Length == 0)
            return histogram;
        var last = histogram.PositiveSpans[^1];
        return histogram with
        {
            PositiveSpans = histogram.PositiveSpans.SetItem(histogram.PositiveSpans.Length - 1, last with { Length = last.Length - 1 }),
            PositiveDeltas = histogram.PositiveDeltas.IsEmpty ? [] : histogram.PositiveDeltas[..^1],
            PositiveCounts = histogram.PositiveCounts.IsEmpty ? [] : histogram.PositiveCounts[..^1],
        };
    }
}
