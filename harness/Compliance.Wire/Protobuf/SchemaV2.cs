using static Compliance.Wire.Protobuf.FieldType;
using static Compliance.Wire.Protobuf.Schemas;

namespace Compliance.Wire.Protobuf;

/// <summary>The schema of <c>io.prometheus.write.v2.Request</c>.</summary>
internal static class SchemaV2
{
    public static readonly FieldSchema ExemplarLabelsRefs = List(1, "labels_refs", Unsigned32);
    public static readonly FieldSchema ExemplarValue = Field(2, "value", Real);
    public static readonly FieldSchema ExemplarTimestamp = Field(3, "timestamp", Signed64);
    public static readonly MessageSchema Exemplar = new("Exemplar", [ExemplarLabelsRefs, ExemplarValue, ExemplarTimestamp]);

    public static readonly FieldSchema SampleValue = Field(1, "value", Real);
    public static readonly FieldSchema SampleTimestamp = Field(2, "timestamp", Signed64);
    public static readonly FieldSchema SampleStartTimestamp = Field(3, "start_timestamp", Signed64);
    public static readonly MessageSchema Sample = new("Sample", [SampleValue, SampleTimestamp, SampleStartTimestamp]);

    public static readonly FieldSchema MetadataType = Field(1, "type", Choice);
    public static readonly FieldSchema HelpRef = Field(3, "help_ref", Unsigned32);
    public static readonly FieldSchema UnitRef = Field(4, "unit_ref", Unsigned32);
    public static readonly MessageSchema Metadata = new("Metadata", [MetadataType, HelpRef, UnitRef]);

    public static readonly FieldSchema LabelsRefs = List(1, "labels_refs", Unsigned32);
    public static readonly FieldSchema Samples = List(2, "samples", Sample);
    public static readonly FieldSchema Histograms = List(3, "histograms", SchemaHistogram.V2);
    public static readonly FieldSchema Exemplars = List(4, "exemplars", Exemplar);
    public static readonly FieldSchema SeriesMetadata = Field(5, "metadata", Message) with { Message = Metadata };
    public static readonly FieldSchema CreatedTimestamp = Field(6, "created_timestamp", Signed64) with { Outdated = true };
    public static readonly MessageSchema TimeSeries = new(
        "TimeSeries",
        [LabelsRefs, Samples, Histograms, Exemplars, SeriesMetadata, CreatedTimestamp]
    );

    public static readonly FieldSchema Symbols = List(4, "symbols", Text);
    public static readonly FieldSchema Series = List(5, "timeseries", TimeSeries);
    public static readonly MessageSchema Request = new("Request", [Symbols, Series]) { Reserved = [1, 2, 3] };
}
