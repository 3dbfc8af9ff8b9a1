using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Decoding;

/// <summary>
/// Reads <c>io.prometheus.write.v2.Request</c>. Fields may come in any order, so the symbols are collected before any series is read.
/// </summary>
internal sealed class MessageReaderV2(ReadOnlyMemory<byte> message)
{
    private const int SeriesCost = 320;
    private const int ExemplarCost = 256;
    private const int MetadataCost = 128;

    private readonly NoteTaker notes = new();
    private readonly MemoryBudget budget = new();
    private readonly Scratch scratch = Scratch.Rent();
    private readonly Dictionary<(MetricType Type, uint Help, uint Unit), Metadata> families = [];
    private SymbolTable table = new([]);

    public DecodedBody Read()
    {
        ReadTop();
        var texts = Scratch.Take(scratch.Symbols);
        table = new(texts);
        var series = new DecodedSeries[scratch.Places.Count];
        var reader = new WireReader(message.Span, notes, budget);
        for (var i = 0; i < series.Length; i++)
            series[i] = ReadSeries(ref reader, i, series.Length - i);
        scratch.Return();
        return new()
        {
            Kind = MessageKind.V2,
            Message = message,
            Notes = notes.ToImmutable(),
            Symbols = texts,
            Series = ImmutableCollectionsMarshal.AsImmutableArray(series),
            Complete = !notes.Broken,
            Decompressed = true,
        };
    }

    private void ReadTop()
    {
        var reader = new WireReader(message.Span, notes, budget);
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case 4 << 3 | (uint)WireType.Length:
                    if (reader.TryText(SchemaV2.Symbols, scratch.Symbols.Count, out var text, out var range))
                        scratch.Symbols.Add(new(text, range));
                    break;
                case 5 << 3 | (uint)WireType.Length:
                    if (reader.Spend(SeriesCost) && reader.TryPass(SchemaV2.Series, out var place))
                        scratch.Places.Add(place);
                    break;
                default:
                    reader.Other(SchemaV2.Request);
                    break;
            }
        }
    }

    private DecodedSeries ReadSeries(ref WireReader reader, int index, int left)
    {
        var range = scratch.Places[index];
        var refsRange = default(ByteRange);
        DecodedMetadata? metadata = null;
        long created = 0;
        uint seen = 0;
        reader.Restart(range);
        notes.Enter(SchemaV2.Series, index);
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case 1 << 3 | (uint)WireType.Length or 1 << 3 | (uint)WireType.Varint:
                    var run = reader.Unsigned32s(SchemaV2.LabelsRefs, scratch.Refs, ref seen);
                    refsRange = refsRange.Length > 0 ? refsRange : run;
                    break;
                case 2 << 3 | (uint)WireType.Length:
                    SampleReader.ReadV2(ref reader, scratch.Samples);
                    break;
                case 3 << 3 | (uint)WireType.Length:
                    HistogramReader.Read(ref reader, scratch, SchemaV2.Histograms);
                    break;
                case 4 << 3 | (uint)WireType.Length:
                    ReadExemplar(ref reader);
                    break;
                case 5 << 3 | (uint)WireType.Length:
                    metadata = ReadMetadata(ref reader, metadata, ref seen);
                    break;
                case 6 << 3 | (uint)WireType.Varint:
                    created = reader.Created(SchemaV2.CreatedTimestamp, ref seen);
                    break;
                default:
                    reader.Other(SchemaV2.TimeSeries);
                    break;
            }
        }

        notes.Leave();
        var refs = Scratch.TakeRefs(scratch.Refs);
        return new()
        {
            Refs = refs,
            RefsRange = refsRange,
            Set = Labels(refs),
            Samples = scratch.TakeSamples(left),
            Histograms = Scratch.Take(scratch.Histograms),
            Exemplars = Scratch.Take(scratch.Exemplars),
            Metadata = metadata,
            CreatedTimestampMs = created,
            Range = range,
        };
    }

    private void ReadExemplar(ref WireReader reader)
    {
        if (!reader.Spend(ExemplarCost) || !reader.Enter(SchemaV2.Exemplars, scratch.Exemplars.Count, out var outerEnd))
            return;
        var range = reader.Inside;
        var (value, timestamp) = (0.0, 0L);
        uint seen = 0;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case 1 << 3 | (uint)WireType.Length or 1 << 3 | (uint)WireType.Varint:
                    reader.Unsigned32s(SchemaV2.ExemplarLabelsRefs, scratch.ExemplarRefs, ref seen);
                    break;
                case 2 << 3 | (uint)WireType.Fixed64:
                    value = reader.Real(SchemaV2.ExemplarValue, ref seen);
                    break;
                case 3 << 3 | (uint)WireType.Varint:
                    timestamp = (long)reader.Integer(SchemaV2.ExemplarTimestamp, ref seen);
                    break;
                default:
                    reader.Other(SchemaV2.Exemplar);
                    break;
            }
        }

        reader.Leave(outerEnd);
        var refs = Scratch.TakeRefs(scratch.ExemplarRefs);
        var exemplar = new Exemplar(Labels(refs).Labels, value, timestamp);
        scratch.Exemplars.Add(new(exemplar, refs, WireReader.Has(seen, SchemaV2.ExemplarValue), range));
    }

    /// <summary>A second metadata message of a series is merged over the first, as protobuf does.</summary>
    private DecodedMetadata? ReadMetadata(ref WireReader reader, DecodedMetadata? before, ref uint seenInSeries)
    {
        var start = reader.TagStart;
        if (!reader.Spend(MetadataCost) || !reader.Enter(SchemaV2.SeriesMetadata, 0, out var outerEnd))
            return before;
        var range = reader.Inside;
        var type = before?.Metadata.Type ?? MetricType.Unspecified;
        var (help, unit) = (before?.HelpRef ?? 0, before?.UnitRef ?? 0);
        uint seen = 0;
        while (reader.Next())
        {
            switch (reader.Tag)
            {
                case 1 << 3 | (uint)WireType.Varint:
                    type = (MetricType)(int)reader.Integer(SchemaV2.MetadataType, ref seen);
                    break;
                case 3 << 3 | (uint)WireType.Varint:
                    help = (uint)reader.Integer(SchemaV2.HelpRef, ref seen);
                    break;
                case 4 << 3 | (uint)WireType.Varint:
                    unit = (uint)reader.Integer(SchemaV2.UnitRef, ref seen);
                    break;
                default:
                    reader.Other(SchemaV2.Metadata);
                    break;
            }
        }

        reader.Leave(outerEnd);
        reader.TagStart = start;
        reader.Once(SchemaV2.SeriesMetadata, ref seenInSeries);
        return new(Shared(type, help, unit), help, unit, "", range);
    }

    // The series of a family have the same metadata.
    private Metadata Shared(MetricType type, uint help, uint unit)
    {
        if (families.TryGetValue((type, help, unit), out var known))
            return known;
        return families[(type, help, unit)] = new(type, table.Find(help) ?? "", table.Find(unit) ?? "");
    }

    private LabelSet Labels(ImmutableArray<uint> refs)
    {
        table.Labels(refs.AsSpan(), scratch.Labels);
        return Scratch.TakeLabels(scratch.Labels);
    }
}
