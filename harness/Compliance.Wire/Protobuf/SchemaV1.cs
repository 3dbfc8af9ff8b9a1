using static Compliance.Wire.Protobuf.FieldType;
using static Compliance.Wire.Protobuf.Schemas;

namespace Compliance.Wire.Protobuf;

/// <summary>The schema of <c>prometheus.WriteRequest</c>.</summary>
internal static class SchemaV1
{
    public static readonly FieldSchema LabelName = Field(1, "name", Text);
    public static readonly FieldSchema LabelValue = Field(2, "value", Text);
    public static readonly MessageSchema Label = new("Label", [LabelName, LabelValue]);

    public static readonly FieldSchema SampleValue = Field(1, "value", Real);
    public static readonly FieldSchema SampleTimestamp = Field(2, "timestamp", Signed64);
    public static readonly MessageSchema Sample = new("Sample", [SampleValue, SampleTimestamp]);

    public static readonly FieldSchema ExemplarLabels = List(1, "labels", Label);
    public static readonly FieldSchema ExemplarValue = Field(2, "value", Real);
    public static readonly FieldSchema ExemplarTimestamp = Field(3, "timestamp", Signed64);
    public static readonly MessageSchema Exemplar = new("Exemplar", [ExemplarLabels, ExemplarValue, ExemplarTimestamp]);

    public static readonly FieldSchema Labels = List(1, "labels", Label);
    public static readonly FieldSchema Samples = List(2, "samples", Sample);
    public static readonly FieldSchema Exemplars = List(3, "exemplars", Exemplar);
    public static readonly FieldSchema Histograms = List(4, "histograms", SchemaHistogram.V1);
    public static readonly MessageSchema TimeSeries = new("TimeSeries", [Labels, Samples, Exemplars, Histograms]);

    public static readonly FieldSchema MetadataType = Field(1, "type", Choice);
    public static readonly FieldSchema FamilyName = Field(2, "metric_family_name", Text);
    public static readonly FieldSchema Help = Field(4, "help", Text);
    public static readonly FieldSchema Unit = Field(5, "unit", Text);
    public static readonly MessageSchema MetricMetadata = new("MetricMetadata", [MetadataType, FamilyName, Help, Unit]);

    public static readonly FieldSchema Series = List(1, "timeseries", TimeSeries);
    public static readonly FieldSchema Metadata = List(3, "metadata", MetricMetadata);
    public static readonly MessageSchema WriteRequest = new("WriteRequest", [Series, Metadata]);
}
