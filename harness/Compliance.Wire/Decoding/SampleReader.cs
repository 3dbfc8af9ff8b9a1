using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Decoding;

/// <summary>Reads <c>Sample</c> messages; the start timestamp is a field of 2.0 only.</summary>
internal static class SampleReader
{
    private const int Cost = 96;

    public static void ReadV2(ref WireReader reader, List<DecodedSample> samples) =>
        Read(ref reader, samples, SchemaV2.Samples, SchemaV2.SampleStartTimestamp);

    public static void ReadV1(ref WireReader reader, List<DecodedSample> samples) => Read(ref reader, samples, SchemaV1.Samples, null);

    private static void Read(ref WireReader reader, List<DecodedSample> samples, FieldSchema field, FieldSchema? startField)
    {
        if (!reader.Spend(Cost) || !reader.Enter(field, samples.Count, out var outerEnd))
            return;
        var range = reader.Inside;
        var (value, timestamp, start) = (0.0, 0L, 0L);
        uint seen = 0;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case 1 << 3 | (uint)WireType.Fixed64:
                    value = reader.Real(SchemaV2.SampleValue, ref seen);
                    break;
                case 2 << 3 | (uint)WireType.Varint:
                    timestamp = (long)reader.Integer(SchemaV2.SampleTimestamp, ref seen);
                    break;
                case 3 << 3 | (uint)WireType.Varint when startField is not null:
                    start = (long)reader.Integer(startField, ref seen);
                    break;
                default:
                    reader.Other(field.Message!);
                    break;
            }
        }

        reader.Leave(outerEnd);
        samples.Add(new(new(timestamp, value, start), range));
    }
}
