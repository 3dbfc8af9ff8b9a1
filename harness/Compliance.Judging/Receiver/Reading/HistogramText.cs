using System.Globalization;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Histograms for people.</summary>
internal static class HistogramText
{
    public static string Of(ReadHistogram histogram) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{count {Datum.Number(histogram.Count)} sum {Datum.Number(histogram.Sum)} {string.Join(' ', histogram.Buckets.Where(b => b.Count != 0).Select(Of))}}}@{histogram.TimestampMs}"
        );

    public static string Of(ReadBucket bucket) =>
        $"[{Datum.Number(bucket.Lower)}, {Datum.Number(bucket.Upper)}]:{Datum.Number(bucket.Count)}";
}
