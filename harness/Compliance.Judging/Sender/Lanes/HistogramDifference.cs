using Compliance.Judging.Sender.Facts;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>The first difference in meaning between two native histograms.</summary>
internal static class HistogramDifference
{
    /// <summary>One phrase, or null when they mean the same.</summary>
    public static string? Between(Histogram page, Histogram sent) =>
        Number("schema", page.Schema, sent.Schema)
        ?? Number("count", HistogramShape.Count(page), HistogramShape.Count(sent))
        ?? Number("sum", page.Sum, sent.Sum)
        ?? Bounds(page, sent)
        ?? (page.Schema == Histogram.CustomBuckets ? null : Zero(page, sent))
        ?? Buckets("positive", HistogramShape.Positive(page), HistogramShape.Positive(sent))
        ?? Buckets("negative", HistogramShape.Negative(page), HistogramShape.Negative(sent));

    private static string? Zero(Histogram page, Histogram sent) =>
        Number("zero count", HistogramShape.ZeroCount(page), HistogramShape.ZeroCount(sent))
        ?? Number("zero threshold", page.ZeroThreshold, sent.ZeroThreshold);

    private static string? Number(string what, double page, double sent) =>
        BitConverter.DoubleToUInt64Bits(page) == BitConverter.DoubleToUInt64Bits(sent) || (double.IsNaN(page) && double.IsNaN(sent))
            ? null
            : FormattableString.Invariant($"the {what} is {sent:R}, the page shows {page:R}");

    private static string? Bounds(Histogram page, Histogram sent) =>
        page.CustomValues.AsSpan().SequenceEqual(sent.CustomValues.AsSpan())
            ? null
            : FormattableString.Invariant($"the bounds are [{List(sent.CustomValues)}], the page shows [{List(page.CustomValues)}]");

    private static string List(IEnumerable<double> values) => string.Join(", ", values.Select(v => FormattableString.Invariant($"{v:R}")));

    private static string? Buckets(string side, SortedDictionary<int, double> page, SortedDictionary<int, double> sent)
    {
        foreach (var index in page.Keys.Union(sent.Keys).Order())
        {
            double expected = page.GetValueOrDefault(index),
                count = sent.GetValueOrDefault(index);
            if (!expected.Equals(count))
                return FormattableString.Invariant($"{side} bucket {index} holds {count:R}, the page shows {expected:R}");
        }

        return null;
    }
}
