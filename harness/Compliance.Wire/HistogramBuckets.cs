using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Wire;

/// <summary>
/// The absolute buckets that spans and deltas of a sent histogram mean: bounds are powers of 2^(2^-schema), or the given bounds of custom
/// buckets; the zero bucket reaches from minus to plus its threshold. Empty buckets are left out.
/// </summary>
public static class HistogramBuckets
{
    private const int SmallestSchema = -4;
    private const int LargestSchema = 8;

    /// <summary>The buckets by rising lower bound.</summary>
    /// <exception cref="FormatException">The histogram contradicts itself, so that it has no buckets to compare.</exception>
    public static ImmutableArray<ReadBucket> Of(Histogram histogram)
    {
        var positive = Counts(histogram.PositiveSpans, histogram.PositiveDeltas, histogram.PositiveCounts, histogram.IsFloat);
        var negative = Counts(histogram.NegativeSpans, histogram.NegativeDeltas, histogram.NegativeCounts, histogram.IsFloat);
        var zeros = histogram.IsFloat ? histogram.ZeroCountFloat ?? 0 : histogram.ZeroCountInt ?? 0;
        List<ReadBucket> buckets = [.. positive.Select(b => Positive(histogram, b.Index, b.Count))];
        buckets.AddRange(
            negative.Select(b => Positive(histogram, b.Index, b.Count)).Select(b => new ReadBucket(-b.Upper, -b.Lower, b.Count))
        );
        if (zeros > 0)
            buckets.Add(new ReadBucket(-histogram.ZeroThreshold, histogram.ZeroThreshold, zeros));
        return Sorted(buckets);
    }

    /// <summary>Buckets that are not empty, by rising bounds.</summary>
    public static ImmutableArray<ReadBucket> Sorted(IEnumerable<ReadBucket> buckets) =>
        [.. buckets.Where(b => b.Count != 0).OrderBy(b => b.Lower).ThenBy(b => b.Upper)];

    /// <summary>The upper bound of an exponential bucket. Beyond the largest float there is one last bucket up to it, and one for infinities.</summary>
    public static double Bound(int schema, long index)
    {
        var exponent = Math.ScaleB(index, -schema);
        return exponent == 1024 ? double.MaxValue : Math.Pow(2, exponent);
    }

    private static ReadBucket Positive(Histogram histogram, long index, double count)
    {
        if (histogram.Schema == Histogram.CustomBuckets)
            return Custom(histogram.CustomValues, index, count);
        return histogram.Schema is >= SmallestSchema and <= LargestSchema
            ? new ReadBucket(Bound(histogram.Schema, index - 1), Bound(histogram.Schema, index), count)
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"schema {histogram.Schema} has no defined buckets"));
    }

    private static ReadBucket Custom(ImmutableArray<double> bounds, long index, double count)
    {
        if (index < 0 || index > bounds.Length)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"custom bucket {index} has no bounds"));
        return new ReadBucket(
            index == 0 ? double.NegativeInfinity : bounds[(int)index - 1],
            index == bounds.Length ? double.PositiveInfinity : bounds[(int)index],
            count
        );
    }

    private static List<(long Index, double Count)> Counts(
        ImmutableArray<BucketSpan> spans,
        ImmutableArray<long> deltas,
        ImmutableArray<double> counts,
        bool isFloat
    )
    {
        var absolute = isFloat ? [.. counts] : Absolute(deltas);
        if (spans.Aggregate(0UL, (sum, s) => sum + s.Length) != (ulong)absolute.Count)
            throw new FormatException("spans and counts of the sent histogram do not fit together");
        return Walk(spans, absolute);
    }

    private static List<double> Absolute(ImmutableArray<long> deltas)
    {
        List<double> counts = new(deltas.Length);
        var count = 0L;
        foreach (var delta in deltas)
        {
            count = unchecked(count + delta);
            counts.Add(count);
        }
        return counts;
    }

    private static List<(long Index, double Count)> Walk(ImmutableArray<BucketSpan> spans, List<double> counts)
    {
        List<(long, double)> buckets = new(counts.Count);
        var index = 0L;
        foreach (var span in spans)
        {
            index += span.Offset;
            for (var i = 0U; i < span.Length; i++)
                buckets.Add((index++, counts[buckets.Count]));
        }
        return buckets;
    }
}
