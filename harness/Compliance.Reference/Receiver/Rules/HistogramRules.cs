using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Rules;

/// <summary>Whether a native histogram is consistent in itself. The specification leaves the layout to the native histogram document.</summary>
public static class HistogramRules
{
    private const double FloatTolerance = 1e-9;

    /// <summary>Why the histogram can't be stored; null when it can.</summary>
    public static string? Broken(Histogram histogram) =>
        Schema(histogram)
        ?? Flavour(histogram)
        ?? Spans("negative", histogram.NegativeSpans, Length(histogram.NegativeDeltas.Length, histogram.NegativeCounts.Length))
        ?? Spans("positive", histogram.PositiveSpans, Length(histogram.PositiveDeltas.Length, histogram.PositiveCounts.Length))
        ?? (histogram.Schema == Histogram.CustomBuckets ? Custom(histogram) : null)
        ?? Counts(histogram);

    private static string? Schema(Histogram histogram)
    {
        if (histogram.Schema is not (>= -4 and <= 8 or Histogram.CustomBuckets))
            return "the histogram's schema is not known";
        if (histogram.Schema != Histogram.CustomBuckets && histogram.CustomValues.Length > 0)
            return "a histogram with exponential buckets has custom bounds";
        return double.IsNaN(histogram.ZeroThreshold) || histogram.ZeroThreshold < 0 ? "the histogram's zero bucket has no width" : null;
    }

    private static string? Flavour(Histogram histogram)
    {
        var mixed = histogram.IsFloat
            ? histogram.ZeroCountInt is > 0 || histogram.NegativeDeltas.Length + histogram.PositiveDeltas.Length > 0
            : histogram.ZeroCountFloat is > 0 || histogram.NegativeCounts.Length + histogram.PositiveCounts.Length > 0;
        return mixed ? "the histogram mixes integer and float counts" : null;
    }

    private static string? Spans(string side, IReadOnlyList<BucketSpan> spans, int buckets)
    {
        for (var i = 1; i < spans.Count; i++)
        {
            if (spans[i].Offset < 0)
                return $"a {side} span of the histogram reaches back into the one before";
        }

        var spanned = spans.Sum(s => (long)s.Length);
        return spanned == buckets ? null : $"the {side} spans of the histogram cover {spanned} buckets, but {buckets} are given";
    }

    private static int Length(int deltas, int counts) => Math.Max(deltas, counts);

    private static string? Custom(Histogram histogram)
    {
        if (histogram.NegativeSpans.Length + histogram.NegativeDeltas.Length + histogram.NegativeCounts.Length > 0)
            return "a histogram with custom buckets has negative buckets";
        if (histogram.ZeroThreshold != 0 || histogram.ZeroCountInt is > 0 || histogram.ZeroCountFloat is > 0)
            return "a histogram with custom buckets has a zero bucket";
        var bounds = histogram.CustomValues;
        for (var i = 0; i < bounds.Length; i++)
        {
            if (double.IsNaN(bounds[i]) || double.IsPositiveInfinity(bounds[i]) || (i > 0 && bounds[i] <= bounds[i - 1]))
                return "the custom bounds of the histogram do not rise";
        }

        var reach = 0L;
        foreach (var span in histogram.PositiveSpans)
        {
            reach += span.Offset;
            if (reach < 0)
                return "a bucket of the histogram lies below its first custom bound";
            reach += span.Length;
        }

        return reach > bounds.Length + 1 ? "a bucket of the histogram lies above its last custom bound" : null;
    }

    private static string? Counts(Histogram histogram) => histogram.IsFloat ? FloatCounts(histogram) : IntegerCounts(histogram);

    private static string? IntegerCounts(Histogram histogram)
    {
        var total = (Int128)(histogram.ZeroCountInt ?? 0);
        foreach (var deltas in (ReadOnlySpan<IReadOnlyList<long>>)[histogram.NegativeDeltas, histogram.PositiveDeltas])
        {
            Int128 running = 0;
            foreach (var delta in deltas)
            {
                running += delta;
                if (running < 0)
                    return "a bucket of the histogram has a negative count";
                total += running;
            }
        }

        // Observations of NaN are counted, but fall into no bucket; then the sum is NaN as well.
        var count = (Int128)(histogram.CountInt ?? 0);
        var fits = double.IsNaN(histogram.Sum) ? total <= count : total == count;
        return fits ? null : $"the buckets of the histogram hold {total} observations, but its count is {count}";
    }

    private static string? FloatCounts(Histogram histogram)
    {
        var zero = histogram.ZeroCountFloat ?? 0;
        var count = histogram.CountFloat ?? 0;
        var buckets = histogram.NegativeCounts.AddRange(histogram.PositiveCounts);
        if (!(zero >= 0) || !(count >= 0) || !buckets.All(c => c >= 0))
            return "a count of the histogram is negative or not a number";
        var total = zero + buckets.Sum();
        return total <= count * (1 + FloatTolerance)
            ? null
            : FormattableString.Invariant($"the buckets of the histogram hold {total} observations, but its count is {count}");
    }
}
