using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Html;

/// <summary>A decoded message as lines for people.</summary>
public static class DecodedTree
{
    private const int MostText = 160;

    /// <summary>The lines.</summary>
    /// <param name="body">The message.</param>
    /// <param name="marks">Ranges of the message that a finding is about.</param>
    /// <param name="limit">Most lines; lines that are marked are kept beyond it, up to twice as many.</param>
    public static ImmutableArray<TreeLine> Of(DecodedBody body, IReadOnlyCollection<ByteRange> marks, int limit)
    {
        var result = ImmutableArray.CreateBuilder<TreeLine>();
        var skipped = 0;
        foreach (var line in All(body))
        {
            var marked = line.Range is { } range && marks.Any(mark => Touches(range, mark));
            if (result.Count < limit || marked && result.Count < 2 * limit)
                result.Add(Fitting(line with { Marked = marked && IsLeaf(line, marks) }));
            else
                skipped++;
        }

        if (skipped > 0)
            result.Add(new TreeLine(0, Text($"… {skipped} lines not shown"), null));
        return result.ToImmutable();
    }

    private static TreeLine Fitting(TreeLine line) => line with { Text = WellFormed.Line(line.Text) };

    // A whole series is not marked because one of its samples is.
    private static bool IsLeaf(TreeLine line, IReadOnlyCollection<ByteRange> marks) =>
        line.Text.StartsWith("timeseries", StringComparison.Ordinal) ? marks.Any(m => m.Length >= line.Range!.Value.Length) : true;

    private static bool Touches(ByteRange range, ByteRange mark) =>
        range.Start < mark.Start + Math.Max(1, mark.Length) && mark.Start < range.Start + Math.Max(1, range.Length);

    private static IEnumerable<TreeLine> All(DecodedBody body)
    {
        var name = body.Kind == MessageKind.V2 ? "io.prometheus.write.v2.Request" : "prometheus.WriteRequest";
        yield return new TreeLine(
            0,
            Text($"{name}, {body.Message.Length} bytes{(body.Complete ? "" : ", not readable to its end")}"),
            null
        );
        foreach (var note in body.Notes.Take(20))
            yield return new TreeLine(
                1,
                $"! {(note.Path.Length > 0 ? note.Path + ": " : "")}{note.Said}",
                body.Decompressed ? note.Range : null
            );
        for (var i = 0; i < body.Symbols.Length; i++)
            yield return new TreeLine(1, Text($"symbols[{i}] {Quoted(body.Symbols[i].Text)}"), body.Symbols[i].Range);
        for (var i = 0; i < body.Series.Length; i++)
        {
            foreach (var line in Series(body.Series[i], i))
                yield return line;
        }

        foreach (var family in body.Families)
            yield return new TreeLine(1, Text($"metadata {Quoted(family.Family)} {Said(family.Metadata)}"), family.Range);
    }

    private static IEnumerable<TreeLine> Series(DecodedSeries series, int index)
    {
        yield return new TreeLine(1, Text($"timeseries[{index}] {Clipped(SeriesKey.Shown(series.Labels))}"), series.Range);
        if (!series.Refs.IsEmpty)
            yield return new TreeLine(2, Text($"labels_refs {Clipped(string.Join(", ", series.Refs))}"), series.RefsRange);
        if (series.CreatedTimestampMs != 0)
            yield return new TreeLine(2, $"created_timestamp {Time(series.CreatedTimestampMs)}", null);
        foreach (var (sample, range) in series.Samples)
            yield return new TreeLine(
                2,
                $"sample {Number(sample.Value)} at {Time(sample.TimestampMs)}{Start(sample.StartTimestampMs)}",
                range
            );
        foreach (var (histogram, range) in series.Histograms)
        {
            yield return new TreeLine(2, $"histogram at {Time(histogram.TimestampMs)}{Start(histogram.StartTimestampMs)}", range);
            foreach (var line in HistogramLines.Of(histogram))
                yield return new TreeLine(3, line, null);
        }

        foreach (var exemplar in series.Exemplars)
            yield return new TreeLine(2, Said(exemplar), exemplar.Range);
        if (series.Metadata is { } metadata)
            yield return new TreeLine(
                2,
                Text($"metadata {Said(metadata.Metadata)}, help_ref {metadata.HelpRef}, unit_ref {metadata.UnitRef}"),
                metadata.Range
            );
    }

    private static string Said(DecodedExemplar exemplar) =>
        $"exemplar {Clipped(SeriesKey.Shown(exemplar.Exemplar.Labels))} {Number(exemplar.Exemplar.Value)} at {Time(exemplar.Exemplar.TimestampMs)}";

    private static string Said(Metadata metadata) => Text($"{metadata.Type} help {Quoted(metadata.Help)} unit {Quoted(metadata.Unit)}");

    private static string Start(long ms) => ms == 0 ? "" : $", start {Time(ms)}";

    internal static string Number(double value) =>
        BitConverter.DoubleToUInt64Bits(value) switch
        {
            Sample.StaleBits => "stale marker",
            var bits when double.IsNaN(value) => Text($"NaN (0x{bits:x16})"),
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        };

    private static string Time(long ms) =>
        ms is > 946_684_800_000 and < 4_102_444_800_000
            ? Text($"{ms} ({DateTimeOffset.FromUnixTimeMilliseconds(ms):yyyy-MM-dd HH:mm:ss.fff} UTC)")
            : Text($"{ms}");

    private static string Quoted(string text) => $"\"{Clipped(text)}\"";

    private static string Clipped(string text) => text.Length <= MostText ? text : text[..MostText] + "…";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
