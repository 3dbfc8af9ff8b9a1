using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Reading;

/// <summary>A native histogram as absolute counts between bounds: what the query API shows of it.</summary>
public static class HistogramView
{
    /// <summary>Number of observations.</summary>
    public static double Count(Histogram histogram) => histogram.CountFloat ?? histogram.CountInt ?? 0;

    /// <summary>The buckets that are not empty, from the lowest to the highest.</summary>
    public static ImmutableArray<BucketView> Buckets(Histogram histogram)
    {
        var negative = Side(histogram.NegativeSpans, Counts(histogram.NegativeDeltas, histogram.NegativeCounts))
            .Select(b => Bucket(-Bound(histogram, b.Index), -Bound(histogram, b.Index - 1), b.Count))
            .Reverse();
        var positive = Side(histogram.PositiveSpans, Counts(histogram.PositiveDeltas, histogram.PositiveCounts))
            .Select(b => Bucket(Bound(histogram, b.Index - 1), Bound(histogram, b.Index), b.Count));
        var zero = new BucketView(
            BoundInclusion.ClosedBoth,
            -histogram.ZeroThreshold,
            histogram.ZeroThreshold,
            histogram.ZeroCountFloat ?? histogram.ZeroCountInt ?? 0
        );
        return [.. negative.Append(zero).Concat(positive).Where(b => b.Count != 0)];
    }

    private static BucketView Bucket(double lower, double upper, double count) => new(Inclusion(lower < 0, upper > 0), lower, upper, count);

    private static BoundInclusion Inclusion(bool lower, bool upper) =>
        (lower, upper) switch
        {
            (true, true) => BoundInclusion.ClosedBoth,
            (true, false) => BoundInclusion.OpenRight,
            (false, true) => BoundInclusion.OpenLeft,
            _ => BoundInclusion.OpenBoth,
        };

    private static IEnumerable<double> Counts(ImmutableArray<long> deltas, ImmutableArray<double> counts)
    {
        if (counts.Length > 0)
            return counts;
        long running = 0;
        return deltas.Select(delta => (double)(running += delta));
    }

    private static IEnumerable<(int Index, double Count)> Side(ImmutableArray<BucketSpan> spans, IEnumerable<double> counts)
    {
        using var next = counts.GetEnumerator();
        var index = 0;
        foreach (var span in spans)
        {
            index += span.Offset;
            for (var i = 0u; i < span.Length && next.MoveNext(); i++)
                yield return (index++, next.Current);
        }
    }

    private static double Bound(Histogram histogram, int index) =>
        histogram.Schema == Histogram.CustomBuckets
            ? CustomBound(histogram.CustomValues, index)
            : ExponentialBound(histogram.Schema, index);

    private static double CustomBound(ImmutableArray<double> bounds, int index) =>
        index < 0 ? double.NegativeInfinity
        : index < bounds.Length ? bounds[index]
        : double.PositiveInfinity;

    /// <summary>The last bucket below infinity ends at the largest float, so that it does not swallow infinity itself.</summary>
    private static double ExponentialBound(int schema, int index)
    {
        var exponent = schema >= 0 ? index / (double)(1L << schema) : index * (double)(1L << -schema);
        return exponent == 1024 ? double.MaxValue : Math.Pow(2, exponent);
    }
}
