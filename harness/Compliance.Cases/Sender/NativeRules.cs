using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Sender;

/// <summary>Checks that a native histogram of a page is one that an instrumentation library could expose.</summary>
internal static class NativeRules
{
    private const int LowestSchema = -4;
    private const int HighestSchema = 8;

    public static Histogram Check(Histogram histogram, Node node, MetricType type)
    {
        if (histogram.ResetHint == ResetHint.Gauge != (type == MetricType.GaugeHistogram) && histogram.ResetHint != ResetHint.Unspecified)
            throw node.Error("the hint gauge belongs to gauge histograms, the others to histograms");
        if (histogram.Schema == Histogram.CustomBuckets)
            Custom(histogram, node);
        else
            Exponential(histogram, node);
        var buckets = Buckets(node, "positive", histogram.PositiveSpans, histogram.PositiveDeltas, histogram.PositiveCounts)
            .Concat(Buckets(node, "negative", histogram.NegativeSpans, histogram.NegativeDeltas, histogram.NegativeCounts))
            .Append(histogram.ZeroCountFloat ?? histogram.ZeroCountInt ?? 0)
            .ToArray();
        if (Array.FindIndex(buckets, b => !(b >= 0) || double.IsInfinity(b)) is >= 0 and var wrong)
            throw node.Error(FormattableString.Invariant($"a bucket cannot hold {buckets[wrong]} observations"));
        Adds(histogram, buckets.Sum(), node);
        return histogram;
    }

    private static void Exponential(Histogram histogram, Node node)
    {
        if (histogram.Schema is < LowestSchema or > HighestSchema)
            throw node.Error($"schema must be {LowestSchema} to {HighestSchema}, or {Histogram.CustomBuckets} for custom buckets");
        if (histogram.CustomValues.Length > 0)
            throw node.Error($"custom bounds belong to schema {Histogram.CustomBuckets}");
        if (!(histogram.ZeroThreshold >= 0) || double.IsInfinity(histogram.ZeroThreshold))
            throw node.Error("zero-threshold must be a number from 0");
    }

    private static void Custom(Histogram histogram, Node node)
    {
        if (histogram.CustomValues.Zip(histogram.CustomValues.Skip(1)).Any(p => !(p.First < p.Second)))
            throw node.Error("custom bounds must rise");
        if (histogram.CustomValues.Any(b => !double.IsFinite(b)))
            throw node.Error("custom bounds must be finite: +Inf is implied");
        if (
            histogram.NegativeSpans.Length > 0
            || (histogram.ZeroCountInt ?? histogram.ZeroCountFloat ?? 0) > 0
            || histogram.ZeroThreshold != 0
        )
            throw node.Error("a histogram with custom buckets has neither negative buckets nor a zero bucket");
        if (histogram.PositiveSpans.Sum(s => s.Offset + (long)s.Length) > histogram.CustomValues.Length + 1L)
            throw node.Error("there are more buckets than custom bounds and +Inf allow");
    }

    /// <summary>Absolute counts of the buckets of one side.</summary>
    private static double[] Buckets(
        Node node,
        string side,
        ImmutableArray<BucketSpan> spans,
        ImmutableArray<long> deltas,
        ImmutableArray<double> counts
    )
    {
        if (spans.Sum(s => (long)s.Length) != deltas.Length + counts.Length)
            throw node.Error(
                $"the spans of {side} cover {spans.Sum(s => (long)s.Length)} buckets, but {deltas.Length + counts.Length} are given"
            );
        if (spans.Skip(1).Any(s => s.Offset < 0))
            throw node.Error($"only the first span of {side} may have a negative offset");
        double running = 0;
        return [.. counts, .. deltas.Select(d => running += d)];
    }

    /// <summary>Observations of NaN count without falling into a bucket; they make the sum NaN.</summary>
    private static void Adds(Histogram histogram, double inBuckets, Node node)
    {
        var count = histogram.CountFloat ?? histogram.CountInt ?? 0;
        var fits = double.IsNaN(histogram.Sum) ? count >= inBuckets : Math.Abs(count - inBuckets) <= count * 1e-12;
        if (!fits)
            throw node.Error(FormattableString.Invariant($"count is {count}, but its buckets hold {inBuckets}"));
    }
}
