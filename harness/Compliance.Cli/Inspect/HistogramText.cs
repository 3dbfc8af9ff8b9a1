using System.Globalization;
using Compliance.Judging.Sender.Facts;
using Compliance.Model.Metrics;

namespace Compliance.Cli.Inspect;

/// <summary>A native histogram for people.</summary>
internal static class HistogramText
{
    private const int MostBuckets = 20;

    /// <summary>One line: kind, schema, counts, sum and buckets by index.</summary>
    public static string Of(Histogram histogram) =>
        histogram.IsStale
            ? "stale marker"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(histogram.IsFloat ? "float" : "integer")}, schema {histogram.Schema}, count {HistogramShape.Count(histogram):R}, sum {histogram.Sum:R}, zero {HistogramShape.ZeroCount(histogram):R} within {histogram.ZeroThreshold:R}{Buckets(" +", HistogramShape.Positive(histogram))}{Buckets(" -", HistogramShape.Negative(histogram))}{Bounds(histogram)}"
            );

    private static string Buckets(string sign, SortedDictionary<int, double> buckets) =>
        buckets.Count == 0
            ? ""
            : $"{sign}{{{string.Join(", ", buckets.Take(MostBuckets).Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Key}: {b.Value:R}")))}{(buckets.Count > MostBuckets ? ", …" : "")}}}";

    private static string Bounds(Histogram histogram) =>
        histogram.CustomValues.IsEmpty
            ? ""
            : $" bounds {string.Join(" ", histogram.CustomValues.Take(MostBuckets).Select(v => v.ToString("R", CultureInfo.InvariantCulture)))}";
}
