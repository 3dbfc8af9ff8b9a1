using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Requests;

/// <summary>Writes <c>io.prometheus.write.v2.Request</c>.</summary>
internal sealed class MessageWriterV2
{
    private readonly WireWriter series = new();
    private readonly SymbolIndex symbols;

    private MessageWriterV2(ImmutableArray<Series> data, SymbolEdits edits, int reversedCount)
    {
        symbols = new(edits, reversedCount);
        foreach (var one in data)
            Write(one);
    }

    public static byte[] Write(ImmutableArray<Series> data, SymbolEdits? edits)
    {
        var written = new MessageWriterV2(data, edits ?? new(), 0);
        if (edits is { Reversed: true })
            written = new(data, edits, written.symbols.Count);
        var top = new WireWriter();
        foreach (var symbol in written.symbols.Table())
            top.TextAlways(SchemaV2.Symbols, symbol);
        top.Raw(written.series.Written);
        return top.ToArray();
    }

    private void Write(Series one)
    {
        var mark = series.Begin(SchemaV2.Series);
        series.Unsigned32s(SchemaV2.LabelsRefs, Refs(one.Labels));
        foreach (var sample in one.Samples)
            Write(sample);
        foreach (var histogram in one.Histograms)
            HistogramWriter.Write(series, SchemaV2.Histograms, histogram);
        foreach (var exemplar in one.Exemplars)
            Write(exemplar);
        if (one.Metadata is { } metadata)
            Write(metadata);
        series.End(mark);
    }

    private void Write(Sample sample)
    {
        var mark = series.Begin(SchemaV2.Samples);
        series.Real(SchemaV2.SampleValue, sample.Value);
        series.Integer(SchemaV2.SampleTimestamp, (ulong)sample.TimestampMs);
        series.Integer(SchemaV2.SampleStartTimestamp, (ulong)sample.StartTimestampMs);
        series.End(mark);
    }

    private void Write(Exemplar exemplar)
    {
        var mark = series.Begin(SchemaV2.Exemplars);
        series.Unsigned32s(SchemaV2.ExemplarLabelsRefs, Refs(exemplar.Labels));
        series.Real(SchemaV2.ExemplarValue, exemplar.Value);
        series.Integer(SchemaV2.ExemplarTimestamp, (ulong)exemplar.TimestampMs);
        series.End(mark);
    }

    private void Write(Metadata metadata)
    {
        var mark = series.Begin(SchemaV2.SeriesMetadata);
        series.Integer(SchemaV2.MetadataType, (ulong)(long)metadata.Type);
        series.Integer(SchemaV2.HelpRef, symbols.Refer(metadata.Help));
        series.Integer(SchemaV2.UnitRef, symbols.Refer(metadata.Unit));
        series.End(mark);
    }

    private uint[] Refs(ImmutableArray<Label> labels)
    {
        var refs = new uint[labels.Length * 2];
        for (var i = 0; i < labels.Length; i++)
        {
            refs[2 * i] = symbols.Refer(labels[i].Name);
            refs[(2 * i) + 1] = symbols.Refer(labels[i].Value);
        }

        return refs;
    }
}
