using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Decoding;

/// <summary>Reads <c>prometheus.WriteRequest</c>.</summary>
internal sealed class MessageReaderV1(ReadOnlyMemory<byte> message)
{
    private const int SeriesCost = 320;
    private const int ExemplarCost = 256;
    private const int LabelCost = 48;
    private const int FamilyCost = 192;
    private const int MostAhead = 256;

    private readonly NoteTaker notes = new();
    private readonly Scratch scratch = Scratch.Rent();
    private readonly List<DecodedSeries> series = [];
    private readonly List<DecodedMetadata> families = [];

    public DecodedBody Read()
    {
        var reader = new WireReader(message.Span, notes, new MemoryBudget());
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case 1 << 3 | (uint)WireType.Length:
                    ReadSeries(ref reader);
                    break;
                case 3 << 3 | (uint)WireType.Length:
                    ReadFamily(ref reader);
                    break;
                default:
                    reader.Other(SchemaV1.WriteRequest);
                    break;
            }
        }

        scratch.Return();
        return new()
        {
            Kind = MessageKind.V1,
            Message = message,
            Notes = notes.ToImmutable(),
            Series = Scratch.Take(series),
            Families = Scratch.Take(families),
            Complete = !notes.Broken,
            Decompressed = true,
        };
    }

    private void ReadSeries(ref WireReader reader)
    {
        if (!reader.Spend(SeriesCost) || !reader.Enter(SchemaV1.Series, series.Count, out var outerEnd))
            return;
        var range = reader.Inside;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case 1 << 3 | (uint)WireType.Length:
                    ReadLabel(ref reader, SchemaV1.Labels, scratch.Labels);
                    break;
                case 2 << 3 | (uint)WireType.Length:
                    SampleReader.ReadV1(ref reader, scratch.Samples);
                    break;
                case 3 << 3 | (uint)WireType.Length:
                    ReadExemplar(ref reader);
                    break;
                case 4 << 3 | (uint)WireType.Length:
                    HistogramReader.Read(ref reader, scratch, SchemaV1.Histograms);
                    break;
                default:
                    reader.Other(SchemaV1.TimeSeries);
                    break;
            }
        }

        reader.Leave(outerEnd);
        series.Add(
            new()
            {
                Set = Scratch.TakeLabels(scratch.Labels),
                Samples = scratch.TakeSamples(Math.Min(series.Count + 1, MostAhead)),
                Histograms = Scratch.Take(scratch.Histograms),
                Exemplars = Scratch.Take(scratch.Exemplars),
                Range = range,
            }
        );
    }

    private static void ReadLabel(ref WireReader reader, FieldSchema field, List<Label> labels)
    {
        if (!reader.Spend(LabelCost) || !reader.Enter(field, labels.Count, out var outerEnd))
            return;
        var (name, value) = ("", "");
        uint seen = 0;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case 1 << 3 | (uint)WireType.Length:
                    name = reader.Text(SchemaV1.LabelName, ref seen);
                    break;
                case 2 << 3 | (uint)WireType.Length:
                    value = reader.Text(SchemaV1.LabelValue, ref seen);
                    break;
                default:
                    reader.Other(SchemaV1.Label);
                    break;
            }
        }

        reader.Leave(outerEnd);
        labels.Add(new(name, value));
    }

    private void ReadExemplar(ref WireReader reader)
    {
        if (!reader.Spend(ExemplarCost) || !reader.Enter(SchemaV1.Exemplars, scratch.Exemplars.Count, out var outerEnd))
            return;
        var range = reader.Inside;
        var (value, timestamp) = (0.0, 0L);
        uint seen = 0;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case 1 << 3 | (uint)WireType.Length:
                    ReadLabel(ref reader, SchemaV1.ExemplarLabels, scratch.ExemplarLabels);
                    break;
                case 2 << 3 | (uint)WireType.Fixed64:
                    value = reader.Real(SchemaV1.ExemplarValue, ref seen);
                    break;
                case 3 << 3 | (uint)WireType.Varint:
                    timestamp = (long)reader.Integer(SchemaV1.ExemplarTimestamp, ref seen);
                    break;
                default:
                    reader.Other(SchemaV1.Exemplar);
                    break;
            }
        }

        reader.Leave(outerEnd);
        var exemplar = new Exemplar(Scratch.TakeLabels(scratch.ExemplarLabels).Labels, value, timestamp);
        scratch.Exemplars.Add(new(exemplar, [], WireReader.Has(seen, SchemaV1.ExemplarValue), range));
    }

    private void ReadFamily(ref WireReader reader)
    {
        if (!reader.Spend(FamilyCost) || !reader.Enter(SchemaV1.Metadata, families.Count, out var outerEnd))
            return;
        var range = reader.Inside;
        var type = MetricType.Unspecified;
        var (name, help, unit) = ("", "", "");
        uint seen = 0;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case 1 << 3 | (uint)WireType.Varint:
                    type = (MetricType)(int)reader.Integer(SchemaV1.MetadataType, ref seen);
                    break;
                case 2 << 3 | (uint)WireType.Length:
                    name = reader.Text(SchemaV1.FamilyName, ref seen);
                    break;
                case 4 << 3 | (uint)WireType.Length:
                    help = reader.Text(SchemaV1.Help, ref seen);
                    break;
                case 5 << 3 | (uint)WireType.Length:
                    unit = reader.Text(SchemaV1.Unit, ref seen);
                    break;
                default:
                    reader.Other(SchemaV1.MetricMetadata);
                    break;
            }
        }

        reader.Leave(outerEnd);
        families.Add(new(new(type, help, unit), 0, 0, name, range));
    }
}
