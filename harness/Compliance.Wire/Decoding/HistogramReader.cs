using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Decoding;

/// <summary>Reads <c>Histogram</c> messages of both versions.</summary>
internal ref struct HistogramReader(Scratch scratch, FieldSchema field)
{
    private const int Cost = 512;
    private const int SpanCost = 32;

    private uint seen;
    private ulong? countInt;
    private double? countFloat;
    private double sum;
    private int schema;
    private double zeroThreshold;
    private ulong? zeroCountInt;
    private double? zeroCountFloat;
    private ResetHint resetHint;
    private long timestamp;
    private long start;

    /// <summary>Reads one message into the list of the scratch.</summary>
    public static void Read(ref WireReader reader, Scratch scratch, FieldSchema field)
    {
        if (!reader.Spend(Cost) || !reader.Enter(field, scratch.Histograms.Count, out var outerEnd))
            return;
        var range = reader.Inside;
        var histogram = new HistogramReader(scratch, field);
        while (reader.Next())
        {
            if (!histogram.TryScalar(ref reader) && !histogram.TryBuckets(ref reader))
                reader.Other(field.Message!);
        }

        reader.Leave(outerEnd);
        scratch.Histograms.Add(new(histogram.Finish(), range));
    }

    private bool TryScalar(ref WireReader reader)
    {
        switch ((reader.Number, reader.Wire))
        {
            case (1, WireType.Varint):
                (countInt, countFloat) = (reader.Integer(SchemaHistogram.CountInt, ref seen), null);
                return true;
            case (2, WireType.Fixed64):
                (countInt, countFloat) = (null, reader.Real(SchemaHistogram.CountFloat, ref seen));
                return true;
            case (3, WireType.Fixed64):
                sum = reader.Real(SchemaHistogram.Sum, ref seen);
                return true;
            case (4, WireType.Varint):
                schema = reader.ZigZag32(SchemaHistogram.Schema, ref seen);
                return true;
            case (5, WireType.Fixed64):
                zeroThreshold = reader.Real(SchemaHistogram.ZeroThreshold, ref seen);
                return true;
            case (6, WireType.Varint):
                (zeroCountInt, zeroCountFloat) = (reader.Integer(SchemaHistogram.ZeroCountInt, ref seen), null);
                return true;
            case (7, WireType.Fixed64):
                (zeroCountInt, zeroCountFloat) = (null, reader.Real(SchemaHistogram.ZeroCountFloat, ref seen));
                return true;
            case (14, WireType.Varint):
                resetHint = (ResetHint)(int)reader.Integer(SchemaHistogram.ResetHint, ref seen);
                return true;
            case (15, WireType.Varint):
                timestamp = (long)reader.Integer(SchemaHistogram.Timestamp, ref seen);
                return true;
            case (17, WireType.Varint) when ReferenceEquals(field.Message, SchemaHistogram.V2):
                start = (long)reader.Integer(SchemaHistogram.StartTimestamp, ref seen);
                return true;
            default:
                return false;
        }
    }

    private bool TryBuckets(ref WireReader reader)
    {
        switch ((reader.Number, reader.Wire))
        {
            case (8, WireType.Length):
                Span(ref reader, SchemaHistogram.NegativeSpans, scratch.NegativeSpans);
                return true;
            case (9, WireType.Length or WireType.Varint):
                reader.ZigZag64s(SchemaHistogram.NegativeDeltas, scratch.NegativeDeltas, ref seen);
                return true;
            case (10, WireType.Length or WireType.Fixed64):
                reader.Reals(SchemaHistogram.NegativeCounts, scratch.NegativeCounts, ref seen);
                return true;
            case (11, WireType.Length):
                Span(ref reader, SchemaHistogram.PositiveSpans, scratch.PositiveSpans);
                return true;
            case (12, WireType.Length or WireType.Varint):
                reader.ZigZag64s(SchemaHistogram.PositiveDeltas, scratch.PositiveDeltas, ref seen);
                return true;
            case (13, WireType.Length or WireType.Fixed64):
                reader.Reals(SchemaHistogram.PositiveCounts, scratch.PositiveCounts, ref seen);
                return true;
            case (16, WireType.Length or WireType.Fixed64):
                reader.Reals(SchemaHistogram.CustomValues, scratch.CustomValues, ref seen);
                return true;
            default:
                return false;
        }
    }

    private static void Span(ref WireReader reader, FieldSchema field, List<BucketSpan> spans)
    {
        if (!reader.Spend(SpanCost) || !reader.Enter(field, spans.Count, out var outerEnd))
            return;
        var (offset, length) = (0, 0u);
        uint seen = 0;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case 1 << 3 | (uint)WireType.Varint:
                    offset = reader.ZigZag32(SchemaHistogram.Offset, ref seen);
                    break;
                case 2 << 3 | (uint)WireType.Varint:
                    length = (uint)reader.Integer(SchemaHistogram.Length, ref seen);
                    break;
                default:
                    reader.Other(SchemaHistogram.BucketSpan);
                    break;
            }
        }

        reader.Leave(outerEnd);
        spans.Add(new(offset, length));
    }

    private readonly Histogram Finish() =>
        new()
        {
            CountInt = countInt,
            CountFloat = countFloat,
            Sum = sum,
            Schema = schema,
            ZeroThreshold = zeroThreshold,
            ZeroCountInt = zeroCountInt,
            ZeroCountFloat = zeroCountFloat,
            NegativeSpans = Scratch.Take(scratch.NegativeSpans),
            NegativeDeltas = Scratch.Take(scratch.NegativeDeltas),
            NegativeCounts = Scratch.Take(scratch.NegativeCounts),
            PositiveSpans = Scratch.Take(scratch.PositiveSpans),
            PositiveDeltas = Scratch.Take(scratch.PositiveDeltas),
            PositiveCounts = Scratch.Take(scratch.PositiveCounts),
            ResetHint = resetHint,
            TimestampMs = timestamp,
            CustomValues = Scratch.Take(scratch.CustomValues),
            StartTimestampMs = start,
        };
}
