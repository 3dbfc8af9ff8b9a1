using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Metrics;

namespace Compliance.Reporting.Html;

/// <summary>A native histogram in a few lines.</summary>
internal static class HistogramLines
{
    private const int MostNumbers = 24;

    /// <summary>Counts, resolution, and the buckets as they stand in the message.</summary>
    public static IEnumerable<string> Of(Histogram histogram)
    {
        var count = histogram.CountFloat is { } f ? DecodedTree.Number(f) : Number(histogram.CountInt ?? 0);
        yield return $"count {count}, sum {DecodedTree.Number(histogram.Sum)}, schema {Number(histogram.Schema)}, {histogram.ResetHint}";
        var zero = histogram.ZeroCountFloat is { } z ? DecodedTree.Number(z) : Number(histogram.ZeroCountInt ?? 0);
        yield return $"zero threshold {DecodedTree.Number(histogram.ZeroThreshold)}, zero count {zero}";
        if (!histogram.PositiveSpans.IsEmpty)
            yield return Buckets("positive", histogram.PositiveSpans, histogram.PositiveDeltas, histogram.PositiveCounts);
        if (!histogram.NegativeSpans.IsEmpty)
            yield return Buckets("negative", histogram.NegativeSpans, histogram.NegativeDeltas, histogram.NegativeCounts);
        if (!histogram.CustomValues.IsEmpty)
            yield return $"custom bounds {List(histogram.CustomValues.Select(DecodedTree.Number))}";
    }

    private static string Buckets(string side, ImmutableArray<BucketSpan> spans, ImmutableArray<long> deltas, ImmutableArray<double> counts)
    {
        var shown = List(spans.Select(s => FormattableString.Invariant($"{s.Offset}+{s.Length}")));
        return counts.IsEmpty
            ? $"{side} spans {shown}, deltas {List(deltas.Select(d => Number(d)))}"
            : $"{side} spans {shown}, counts {List(counts.Select(DecodedTree.Number))}";
    }

    private static string List(IEnumerable<string> items)
    {
        var shown = items.Take(MostNumbers + 1).ToList();
        return string.Join(", ", shown.Take(MostNumbers)) + (shown.Count > MostNumbers ? ", …" : "");
    }

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
