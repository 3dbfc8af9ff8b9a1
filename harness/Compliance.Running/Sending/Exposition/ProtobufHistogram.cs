using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Running.Sending.Exposition;

/// <summary>The <c>Histogram</c> message of the protobuf exposition, classic and native.</summary>
/// <remarks>
/// Field numbers: sample_count 1, sample_sum 2, bucket 3 (cumulative_count 1, upper_bound 2, exemplar 3), sample_count_float 4, schema 5,
/// zero_threshold 6, zero_count 7, zero_count_float 8, negative span 9, delta 10, count 11, positive span 12, delta 13, count 14,
/// created 15, exemplars 16; BucketSpan offset 1, length 2. Repeated scalars aren't packed: the schema is proto2.
/// </remarks>
internal static class ProtobufHistogram
{
    public static ProtobufFields Classic(ClassicHistogram histogram, PageSeries series) =>
        new ProtobufFields()
            .Uint(1, histogram.Count)
            .Number(2, histogram.Sum)
            .Nested(3, Buckets(histogram, series))
            .Nested(15, ProtobufParts.Timestamp(series.CreatedMs));

    public static ProtobufFields Native(Histogram histogram, PageSeries series)
    {
        var fields = Counts(histogram).Number(2, histogram.Sum).Sint(5, histogram.Schema).Number(6, histogram.ZeroThreshold);
        Side(fields, 9, histogram.NegativeSpans, histogram.NegativeDeltas, histogram.NegativeCounts);
        Side(fields, 12, PositiveSpans(histogram), histogram.PositiveDeltas, histogram.PositiveCounts);
        return fields.Nested(15, ProtobufParts.Timestamp(series.CreatedMs)).Nested(16, series.Exemplars.Select(ProtobufParts.Exemplar));
    }

    private static ProtobufFields Counts(Histogram histogram) =>
        histogram.CountFloat is { } count
            ? new ProtobufFields().Number(4, count).Number(8, histogram.ZeroCountFloat ?? 0)
            : new ProtobufFields().Uint(1, histogram.CountInt ?? 0).Uint(7, histogram.ZeroCountInt ?? 0);

    // A span without buckets is how an empty native histogram says that it is none of the classic kind.
    private static ImmutableArray<BucketSpan> PositiveSpans(Histogram histogram) =>
        histogram.PositiveSpans.IsEmpty && histogram.NegativeSpans.IsEmpty ? [new BucketSpan(0, 0)] : histogram.PositiveSpans;

    private static void Side(
        ProtobufFields fields,
        int field,
        ImmutableArray<BucketSpan> spans,
        ImmutableArray<long> deltas,
        ImmutableArray<double> counts
    )
    {
        fields.Nested(field, spans.Select(s => new ProtobufFields().Sint(1, s.Offset).Uint(2, s.Length)));
        foreach (var delta in deltas)
            fields.Sint(field + 1, delta);
        foreach (var count in counts)
            fields.Number(field + 2, count);
    }

    private static IEnumerable<ProtobufFields> Buckets(ClassicHistogram histogram, PageSeries series)
    {
        var lower = double.NegativeInfinity;
        foreach (var bucket in histogram.Buckets)
        {
            var exemplars = PageData.ExemplarsOf(series, lower, bucket.UpperBound).Select(ProtobufParts.Exemplar);
            yield return new ProtobufFields().Uint(1, bucket.Cumulative).Number(2, bucket.UpperBound).Nested(3, exemplars);
            lower = bucket.UpperBound;
        }
    }
}
