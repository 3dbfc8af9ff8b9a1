using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Facts;

/// <summary>Buckets of a native histogram without the layout they were written in: spans may be cut or merged, empty buckets left out.</summary>
public static class HistogramShape
{
    /// <summary>Bucket index to bits of its absolute count; empty buckets are left out.</summary>
    public static SortedDictionary<int, double> Positive(Histogram h) => Buckets(h.PositiveSpans, h.PositiveDeltas, h.PositiveCounts);

    /// <inheritdoc cref="Positive"/>
    public static SortedDictionary<int, double> Negative(Histogram h) => Buckets(h.NegativeSpans, h.NegativeDeltas, h.NegativeCounts);

    /// <summary>Number of observations, whatever the kind.</summary>
    public static double Count(Histogram h) => h.CountFloat ?? h.CountInt ?? 0;

    /// <summary>Count of the zero bucket, whatever the kind.</summary>
    public static double ZeroCount(Histogram h) => h.ZeroCountFloat ?? h.ZeroCountInt ?? 0;

    /// <summary>Equal for histograms with equal meaning, timestamps and sum apart.</summary>
    public static string Text(Histogram h)
    {
        var text = new StringBuilder(64);
        text.Append(
            CultureInfo.InvariantCulture,
            $"{(h.IsFloat ? 'f' : 'i')};{h.Schema};{h.ZeroThreshold:R};{Count(h):R};{ZeroCount(h):R}"
        );
        Append(text, ";+", Positive(h));
        Append(text, ";-", Negative(h));
        foreach (var bound in h.CustomValues)
            text.Append(CultureInfo.InvariantCulture, $";{bound:R}");
        return text.ToString();
    }

    /// <summary>Equal for spans, deltas or counts that mean the same buckets.</summary>
    private static SortedDictionary<int, double> Buckets(
        ImmutableArray<BucketSpan> spans,
        ImmutableArray<long> deltas,
        ImmutableArray<double> counts
    )
    {
        var buckets = new SortedDictionary<int, double>();
        var values = counts.IsEmpty ? deltas.Length : counts.Length;
        int at = 0,
            index = 0;
        long running = 0;
        foreach (var span in spans)
        {
            index += span.Offset;
            for (uint i = 0; i < span.Length && at < values; i++, at++, index++)
            {
                var count = counts.IsEmpty ? running += deltas[at] : counts[at];
                if (count != 0)
                    buckets[index] = count;
            }
        }

        return buckets;
    }

    private static void Append(StringBuilder text, string sign, SortedDictionary<int, double> buckets)
    {
        text.Append(sign);
        foreach (var (index, count) in buckets)
            text.Append(CultureInfo.InvariantCulture, $" {index}:{count:R}");
    }
}
