using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Requests;

/// <summary>Writes <c>prometheus.WriteRequest</c>. Start timestamps have no field there and are dropped.</summary>
internal static class MessageWriterV1
{
    public static byte[] Write(ImmutableArray<Series> data, bool families)
    {
        var writer = new WireWriter();
        foreach (var one in data)
            Write(writer, one);
        if (families)
            Families(writer, data);
        return writer.ToArray();
    }

    private static void Write(WireWriter writer, Series one)
    {
        var mark = writer.Begin(SchemaV1.Series);
        Labels(writer, SchemaV1.Labels, one.Labels);
        foreach (var sample in one.Samples)
        {
            var start = writer.Begin(SchemaV1.Samples);
            writer.Real(SchemaV1.SampleValue, sample.Value);
            writer.Integer(SchemaV1.SampleTimestamp, (ulong)sample.TimestampMs);
            writer.End(start);
        }

        foreach (var exemplar in one.Exemplars)
        {
            var start = writer.Begin(SchemaV1.Exemplars);
            Labels(writer, SchemaV1.ExemplarLabels, exemplar.Labels);
            writer.Real(SchemaV1.ExemplarValue, exemplar.Value);
            writer.Integer(SchemaV1.ExemplarTimestamp, (ulong)exemplar.TimestampMs);
            writer.End(start);
        }

        foreach (var histogram in one.Histograms)
            HistogramWriter.Write(writer, SchemaV1.Histograms, histogram);
        writer.End(mark);
    }

    private static void Labels(WireWriter writer, FieldSchema field, ImmutableArray<Label> labels)
    {
        foreach (var label in labels)
        {
            var mark = writer.Begin(field);
            writer.Text(SchemaV1.LabelName, label.Name);
            writer.Text(SchemaV1.LabelValue, label.Value);
            writer.End(mark);
        }
    }

    /// <summary>One entry per family, from the first of its series that has metadata.</summary>
    private static void Families(WireWriter writer, ImmutableArray<Series> data)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in data)
        {
            if (one.Metadata is not { } metadata || one.Name.Length == 0)
                continue;
            var family = FamilyName.Of(one.Name, metadata.Type);
            if (!named.Add(family))
                continue;
            var mark = writer.Begin(SchemaV1.Metadata);
            writer.Integer(SchemaV1.MetadataType, (ulong)(long)metadata.Type);
            writer.Text(SchemaV1.FamilyName, family);
            writer.Text(SchemaV1.Help, metadata.Help);
            writer.Text(SchemaV1.Unit, metadata.Unit);
            writer.End(mark);
        }
    }
}
