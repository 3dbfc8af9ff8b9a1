using static Compliance.Wire.Protobuf.FieldType;
using static Compliance.Wire.Protobuf.Schemas;

namespace Compliance.Wire.Protobuf;

/// <summary>The histogram message, whose numbers both versions share; only 2.0 has the start timestamp.</summary>
internal static class SchemaHistogram
{
    public static readonly FieldSchema Offset = Field(1, "offset", ZigZag32);
    public static readonly FieldSchema Length = Field(2, "length", Unsigned32);
    public static readonly MessageSchema BucketSpan = new("BucketSpan", [Offset, Length]);

    public static readonly FieldSchema CountInt = Field(1, "count_int", Unsigned64) with { Rival = 2 };
    public static readonly FieldSchema CountFloat = Field(2, "count_float", Real) with { Rival = 1 };
    public static readonly FieldSchema Sum = Field(3, "sum", Real);
    public static readonly FieldSchema Schema = Field(4, "schema", ZigZag32);
    public static readonly FieldSchema ZeroThreshold = Field(5, "zero_threshold", Real);
    public static readonly FieldSchema ZeroCountInt = Field(6, "zero_count_int", Unsigned64) with { Rival = 7 };
    public static readonly FieldSchema ZeroCountFloat = Field(7, "zero_count_float", Real) with { Rival = 6 };
    public static readonly FieldSchema NegativeSpans = List(8, "negative_spans", BucketSpan);
    public static readonly FieldSchema NegativeDeltas = List(9, "negative_deltas", ZigZag64);
    public static readonly FieldSchema NegativeCounts = List(10, "negative_counts", Real);
    public static readonly FieldSchema PositiveSpans = List(11, "positive_spans", BucketSpan);
    public static readonly FieldSchema PositiveDeltas = List(12, "positive_deltas", ZigZag64);
    public static readonly FieldSchema PositiveCounts = List(13, "positive_counts", Real);
    public static readonly FieldSchema ResetHint = Field(14, "reset_hint", Choice);
    public static readonly FieldSchema Timestamp = Field(15, "timestamp", Signed64);
    public static readonly FieldSchema CustomValues = List(16, "custom_values", Real);
    public static readonly FieldSchema StartTimestamp = Field(17, "start_timestamp", Signed64);

    public static readonly MessageSchema V1 = new(
        "Histogram",
        [
            CountInt,
            CountFloat,
            Sum,
            Schema,
            ZeroThreshold,
            ZeroCountInt,
            ZeroCountFloat,
            NegativeSpans,
            NegativeDeltas,
            NegativeCounts,
            PositiveSpans,
            PositiveDeltas,
            PositiveCounts,
            ResetHint,
            Timestamp,
            CustomValues,
        ]
    );

    public static readonly MessageSchema V2 = V1 with { Fields = V1.Fields.Add(StartTimestamp) };
}
