using System.Globalization;
using Compliance.Judging.Sender.Facts;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Reporting.Text;
using Compliance.Wire.Walking;

namespace Compliance.Cli.Inspect;

/// <summary>Shows a body: what it is, what it holds, which rules it breaks, and its fields with their bytes.</summary>
/// <param name="captured">The body.</param>
/// <param name="output">Where to write.</param>
/// <param name="all">Without bounds on what is listed.</param>
internal sealed class BodyReport(CapturedBody captured, TextWriter output, bool all)
{
    private readonly int most = all ? int.MaxValue : 40;
    private readonly int mostFields = all ? int.MaxValue : 200;

    private DecodedBody Body => captured.Body;

    /// <summary>Writes everything.</summary>
    public void Write(IReadOnlyCollection<BrokenRule> broken)
    {
        Heading();
        Series();
        Broken(broken);
        Notes();
        Fields();
    }

    private void Heading()
    {
        var exchange = captured.Exchange;
        Line(
            (FormattableString)
                $"{captured.Name}: {exchange.RequestBody.Length} bytes, {(captured.Compressed ? "Snappy block" : "not compressed")}"
        );
        if (captured.HasHeaders)
        {
            Line((FormattableString)$"{exchange.Method} {exchange.Target}  from {exchange.Origin}");
            foreach (var header in exchange.RequestHeaders)
                Line((FormattableString)$"  {header.Name}: {header.Value}");
            Line(
                (FormattableString)
                    $"answer: {(exchange.Status > 0 ? exchange.Status.ToString(CultureInfo.InvariantCulture) : exchange.Answer.Word())}"
            );
        }

        if (exchange.RequestBody.Length < exchange.RequestLength)
            Line((FormattableString)$"only the beginning was kept: the whole body has {exchange.RequestLength} bytes");
        Line(
            Body.Message.IsEmpty
                ? $"no message could be read"
                : (FormattableString)
                    $"message: {Body.Message.Length} bytes, read as {LaneFacts.Named(Body.Kind)}{(Body.Complete ? "" : ", not to its end")}"
        );
        Line(
            (FormattableString)
                $"{Body.Symbols.Length} symbols, {Body.Series.Length} series, {Body.Series.Sum(s => s.Samples.Length)} samples, {Body.Series.Sum(s => s.Histograms.Length)} histograms, {Body.Series.Sum(s => s.Exemplars.Length)} exemplars{(Body.Families.IsEmpty ? "" : $", {Body.Families.Length} families")}"
        );
    }

    private void Series()
    {
        foreach (var (series, i) in Body.Series.Take(most).Select((s, i) => (s, i)))
        {
            output.Write("\n");
            Line((FormattableString)$"[{i}] {SeriesKey.Shown(series.Labels)}  {series.Range}");
            foreach (var sample in series.Samples.Take(most))
                Line(
                    (FormattableString)
                        $"    sample     {Value(sample.Sample.Value)} at {Time(sample.Sample.TimestampMs)}{Start(sample.Sample.StartTimestampMs)}  {sample.Range}"
                );
            foreach (var histogram in series.Histograms.Take(most))
                Line(
                    (FormattableString)
                        $"    histogram  {HistogramText.Of(histogram.Histogram)} at {Time(histogram.Histogram.TimestampMs)}{Start(histogram.Histogram.StartTimestampMs)}  {histogram.Range}"
                );
            foreach (var exemplar in series.Exemplars.Take(most))
                Line(
                    (FormattableString)
                        $"    exemplar   {Value(exemplar.Exemplar.Value)} at {Time(exemplar.Exemplar.TimestampMs)} {SeriesKey.Shown(exemplar.Exemplar.Labels)}  {exemplar.Range}"
                );
            if (series.Metadata is { } metadata)
                Line((FormattableString)$"    metadata   {Metadata(metadata)}  {metadata.Range}");
            if (series.CreatedTimestampMs != 0)
                Line((FormattableString)$"    created    {Time(series.CreatedTimestampMs)} (the rc.3 field)");
            More(new[] { series.Samples.Length, series.Histograms.Length, series.Exemplars.Length }.Max() - most, "of each kind");
        }

        More(Body.Series.Length - most, "series");
        foreach (var family in Body.Families.Take(most))
            Line((FormattableString)$"    family     {family.Family}: {Metadata(family)}  {family.Range}");
        More(Body.Families.Length - most, "families");
    }

    private void Broken(IReadOnlyCollection<BrokenRule> broken)
    {
        output.Write("\n");
        Line(
            broken.Count > 0 ? "rules that it breaks"
            : captured.HasHeaders ? "It breaks no rule for a request by itself."
            : "It breaks no rule for a body by itself; its headers are not known."
        );
        foreach (var rule in broken)
        {
            Line(
                (FormattableString)
                    $"  {string.Join(", ", rule.Requirements.Select(r => $"{(r.IsObservation ? "observation" : r.Level.Spelled())} {r.Id}"))}"
            );
            Line((FormattableString)$"    expected  {rule.Finding.Expected}");
            Line((FormattableString)$"    seen      {rule.Finding.Said}");
            foreach (var mark in rule.Finding.Marks.Take(3))
                Line((FormattableString)$"    bytes     {mark.Part.Word()} {mark.Range}  {Hex(mark)}");
        }
    }

    // What rules speak of is said there; the rest is legal, and good to know when two implementations disagree.
    private void Notes()
    {
        if (Body.Notes.IsEmpty)
            return;
        output.Write("\n");
        Line("noticed");
        foreach (var note in Body.Notes.Take(most))
            Line((FormattableString)$"  {note.Range}  {(note.Path.Length > 0 ? note.Path + ": " : "")}{note.Said}");
        More(Body.Notes.Length - most, "notes");
    }

    private void Fields()
    {
        if (Body.Message.IsEmpty)
            return;
        output.Write("\n");
        Line("fields of the message");
        var fields = FieldWalk.Of(Body.Message, Body.Kind, all ? 1_000_000 : 100_000);
        foreach (var field in fields.Take(mostFields))
            Line(
                (FormattableString)
                    $"  {field.Range, -13} {new string(' ', 2 * field.Depth)}{field.Path}{(field.Value.Length > 0 ? " = " : "")}{field.Value}{Symbol(field)}"
            );
        More(fields.Count - mostFields, "fields");
    }

    // References are followed by what they stand for.
    private string Symbol(WalkedField field)
    {
        var refs = field.Path.EndsWith("_refs", StringComparison.Ordinal) || field.Path.EndsWith("_ref", StringComparison.Ordinal);
        if (!refs || Body.Kind != MessageKind.V2)
            return "";
        var texts = field
            .Value.Trim('[', ']')
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(t => uint.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Text(n) : "…");
        return "  " + string.Join(" ", texts);
    }

    private string Text(uint reference) =>
        reference < (uint)Body.Symbols.Length ? Marking.Shown(Body.Symbols[(int)reference].Text) : "outside the table!";

    private string Hex(Mark mark)
    {
        var part = mark.Part switch
        {
            Part.Message => Body.Message,
            Part.RequestBody => captured.Exchange.RequestBody,
            Part.RequestHead => captured.Exchange.RequestHead,
            _ => default,
        };
        if (mark.Range.End > part.Length)
            return "";
        var bytes = part.Slice(mark.Range.Start, Math.Min(mark.Range.Length, 24));
        return string.Join(' ', Convert.ToHexStringLower(bytes.Span).Chunk(2).Select(c => new string(c)))
            + (mark.Range.Length > 24 ? " …" : "");
    }

    private static string Metadata(DecodedMetadata metadata) =>
        $"{metadata.Metadata.Type}, help {Marking.Shown(metadata.Metadata.Help)}, unit {Marking.Shown(metadata.Metadata.Unit)}";

    private static string Start(long timestamp) => timestamp == 0 ? "" : $", started {Time(timestamp)}";

    private static string Value(double value) =>
        BitConverter.DoubleToUInt64Bits(value) == Sample.StaleBits ? "stale marker" : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Time(long timestampMs) =>
        timestampMs is > 0 and < 253_402_300_800_000
            ? $"{timestampMs.ToString(CultureInfo.InvariantCulture)} ({DateTimeOffset.FromUnixTimeMilliseconds(timestampMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)})"
            : timestampMs.ToString(CultureInfo.InvariantCulture);

    private void More(int count, string what)
    {
        if (count > 0)
            Line((FormattableString)$"    … and {count} more {what}; --all shows them");
    }

    private void Line(FormattableString text) => Line(text.ToString(CultureInfo.InvariantCulture));

    // What a target sent may hold escape sequences.
    private void Line(string text) => output.Write(WellFormed.Line(text) + "\n");
}
