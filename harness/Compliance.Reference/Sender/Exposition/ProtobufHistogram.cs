using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Google.Protobuf;

namespace Compliance.Reference.Sender.Exposition;

/// <summary>Reads a <c>Histogram</c> of the protobuf exposition. One with native buckets is sent as such, without its classic buckets.</summary>
internal sealed class ProtobufHistogram
{
    private readonly List<Bucket> buckets = [];
    private readonly List<Exemplar> exemplars = [];
    private readonly List<BucketSpan> negativeSpans = [];
    private readonly List<BucketSpan> positiveSpans = [];
    private readonly List<long> negativeDeltas = [];
    private readonly List<long> positiveDeltas = [];
    private readonly List<double> negativeCounts = [];
    private readonly List<double> positiveCounts = [];
    private ulong count;
    private double? countFloat;
    private double sum;
    private int schema;
    private double zeroThreshold;
    private ulong zeroCount;
    private double? zeroCountFloat;
    private long? created;

    private ProtobufHistogram() { }

    private bool IsNative => positiveSpans.Count + negativeSpans.Count > 0 || zeroThreshold > 0 || zeroCount > 0 || zeroCountFloat > 0;

    /// <summary>The series that a histogram becomes: one for a native, several for a classic one.</summary>
    public static IEnumerable<ScrapedSeries> Read(ByteString message, ScrapedSeries empty)
    {
        var histogram = new ProtobufHistogram();
        ProtobufFields.ReadTagged(message, histogram.Field);
        var series = histogram.IsNative ? [histogram.Native(empty)] : histogram.Classic(empty);
        return series.Select(s => s with { CreatedMs = histogram.created });
    }

    private bool Field(int field, bool packed, CodedInputStream input)
    {
        switch (field)
        {
            case 1:
                count = input.ReadUInt64();
                break;
            case 2:
                sum = input.ReadDouble();
                break;
            case 3:
                buckets.Add(Bucket.Read(input.ReadBytes()));
                break;
            case 4:
                countFloat = input.ReadDouble();
                break;
            case 5:
                schema = input.ReadSInt32();
                break;
            case 6:
                zeroThreshold = input.ReadDouble();
                break;
            case 7:
                zeroCount = input.ReadUInt64();
                break;
            case 8:
                zeroCountFloat = input.ReadDouble();
                break;
            case 15:
                created = ProtobufMetric.Time(input.ReadBytes());
                break;
            case 16:
                exemplars.Add(ProtobufMetric.Exemplar(input.ReadBytes()));
                break;
            default:
                return Side(field, packed, input);
        }

        return true;
    }

    private bool Side(int field, bool packed, CodedInputStream input)
    {
        switch (field)
        {
            case 9:
                negativeSpans.Add(Span(input.ReadBytes()));
                break;
            case 10:
                ProtobufFields.ReadScalars(input, packed, negativeDeltas, i => i.ReadSInt64());
                break;
            case 11:
                ProtobufFields.ReadScalars(input, packed, negativeCounts, i => i.ReadDouble());
                break;
            case 12:
                positiveSpans.Add(Span(input.ReadBytes()));
                break;
            case 13:
                ProtobufFields.ReadScalars(input, packed, positiveDeltas, i => i.ReadSInt64());
                break;
            case 14:
                ProtobufFields.ReadScalars(input, packed, positiveCounts, i => i.ReadDouble());
                break;
            default:
                return false;
        }

        return true;
    }

    private static BucketSpan Span(ByteString message)
    {
        var (offset, length) = (0, 0u);
        ProtobufFields.Read(
            message,
            (field, input) =>
            {
                if (field == 1)
                    offset = input.ReadSInt32();
                else if (field == 2)
                    length = input.ReadUInt32();
                return field is 1 or 2;
            }
        );
        return new BucketSpan(offset, length);
    }

    private ScrapedSeries Native(ScrapedSeries empty)
    {
        var isFloat = countFloat > 0 || zeroCountFloat > 0 || positiveCounts.Count + negativeCounts.Count > 0;
        return empty with
        {
            Exemplars = [.. exemplars],
            Native = new Histogram
            {
                CountInt = isFloat ? null : count,
                CountFloat = isFloat ? countFloat ?? count : null,
                Sum = ScrapedSeries.Normal(sum),
                Schema = schema,
                ZeroThreshold = zeroThreshold,
                ZeroCountInt = isFloat ? null : zeroCount,
                ZeroCountFloat = isFloat ? zeroCountFloat ?? zeroCount : null,
                NegativeSpans = Filled(negativeSpans),
                NegativeDeltas = [.. negativeDeltas],
                NegativeCounts = [.. negativeCounts],
                PositiveSpans = Filled(positiveSpans),
                PositiveDeltas = [.. positiveDeltas],
                PositiveCounts = [.. positiveCounts],
                ResetHint = empty.Family.Type == MetricType.GaugeHistogram ? ResetHint.Gauge : ResetHint.Unspecified,
            },
        };
    }

    /// <summary>A lone span without buckets only says that the histogram is a native one.</summary>
    private static ImmutableArray<BucketSpan> Filled(List<BucketSpan> spans) => spans is [{ Length: 0 }] ? [] : [.. spans];

    private IEnumerable<ScrapedSeries> Classic(ScrapedSeries empty)
    {
        foreach (var bucket in buckets)
            yield return Part(empty, "_bucket", bucket.Count) with
            {
                Labels = [new Label("le", ProtobufMetric.Bound(bucket.Upper))],
                Exemplars = bucket.Exemplars,
            };
        if (buckets.Count == 0 || !double.IsPositiveInfinity(buckets[^1].Upper))
            yield return Part(empty, "_bucket", countFloat ?? count) with
            {
                Labels = [new Label("le", "+Inf")],
            };
        yield return Part(empty, "_sum", ScrapedSeries.Normal(sum));
        yield return Part(empty, "_count", countFloat ?? count);
    }

    private static ScrapedSeries Part(ScrapedSeries empty, string suffix, double value) =>
        empty with
        {
            Name = empty.Name + suffix,
            Value = value,
        };

    private sealed record Bucket(double Upper, double Count, ImmutableArray<Exemplar> Exemplars)
    {
        public static Bucket Read(ByteString message)
        {
            var bucket = new Bucket(0, 0, []);
            ProtobufFields.Read(
                message,
                (field, input) =>
                {
                    if (field == 1)
                        bucket = bucket with { Count = input.ReadUInt64() };
                    else if (field == 2)
                        bucket = bucket with { Upper = input.ReadDouble() };
                    else if (field == 3)
                        bucket = bucket with { Exemplars = [ProtobufMetric.Exemplar(input.ReadBytes())] };
                    else if (field == 4)
                        bucket = bucket with { Count = input.ReadDouble() };
                    return field is >= 1 and <= 4;
                }
            );
            return bucket;
        }
    }
}
