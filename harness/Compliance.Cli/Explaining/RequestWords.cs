using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Cli.Explaining;

/// <summary>A request in one sentence: what it holds, then everything about it that is not as a plain sender would send it.</summary>
internal static class RequestWords
{
    /// <summary>The sentence, without a full stop.</summary>
    public static string Of(RequestScript request) =>
        string.Join("; ", Words.Said(Content(request), Http(request), Symbols(request.Symbols), Wire(request), Body(request)));

    /// <summary>What differs between two requests of one place: the arm is told by its difference to the control.</summary>
    public static string Difference(RequestScript request, RequestScript control)
    {
        var (own, plain) = (Of(request), Of(control));
        if (own == plain)
            return OtherData.Of(request, control) is { Length: > 0 } other ? $"the same with {other}" : "the same";
        return own.StartsWith(plain + "; ", StringComparison.Ordinal) ? $"the same, but {own[(plain.Length + 2)..]}" : own;
    }

    private static string Content(RequestScript request)
    {
        var message = request.Message == MessageKind.V1 ? "a 1.0 message" : "a 2.0 message";
        if (request.Body is not null)
            return "bytes in place of a message";
        return request.Series.IsEmpty ? $"{message} without series" : $"{message} with {Series(request)}, {Data(request)}";
    }

    private static string Series(RequestScript request)
    {
        var names = request.Series.Select(Name).Distinct(StringComparer.Ordinal).ToArray();
        return $"{Words.Count(request.Series.Length, "series")} ({Words.Some(names, 4)})";
    }

    private static string Name(Series series)
    {
        if (series.Let is not null)
            return "one that this receiver was seen to refuse";
        var name = series.Labels.FirstOrDefault(l => l.Name == "__name__").Value;
        return string.IsNullOrEmpty(name) ? "without a name" : Words.Shown(name);
    }

    private static string Data(RequestScript request)
    {
        (int Number, string Noun)[] kinds =
        [
            (request.Samples, "sample"),
            (request.Histograms, "histogram"),
            (request.Exemplars, "exemplar"),
        ];
        string[] some = [.. kinds.Where(k => k.Number > 0).Select(k => Words.Count(k.Number, k.Noun))];
        return some.Length == 0 ? "no samples" : Words.Join(some);
    }

    private static string Http(RequestScript request)
    {
        var headers = request
            .Headers.OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase)
            .Select(h => h.Value is null ? $"no {h.Key}" : $"{h.Key}: {Words.Shown(h.Value)}")
            .Concat(request.HeaderLines.Select(h => $"another line {h.Name}: {Words.Shown(h.Value)}"));
        return string.Join(
            ", ",
            Words.Said(
                request.Method == "POST" ? "" : $"method {request.Method}",
                request.Path is { } path ? $"path {path}" : "",
                string.Join(", ", headers),
                request.Chunked ? "in chunks" : "",
                request is { Message: MessageKind.V1, Families: true } ? "with metadata in the reserved field 3" : ""
            )
        );
    }

    private static string Symbols(SymbolEdits? symbols) =>
        symbols is null
            ? ""
            : string.Join(
                ", ",
                Words.Said(
                    symbols.Empty ? "no symbols" : "",
                    symbols.WithoutEmpty ? "a symbol table without the empty string" : "",
                    symbols.First is { } first ? $"'{first}' as the first symbol" : "",
                    symbols.Spare.IsEmpty ? "" : $"{Words.Count(symbols.Spare.Length, "symbol")} that nothing refers to",
                    symbols.Duplicate ? "a symbol for every use" : "",
                    symbols.Reversed ? "the symbols in reverse order" : ""
                )
            );

    private static string Wire(RequestScript request) => string.Join(", ", request.Wire.Select(Edit));

    private static string Edit(WireEdit edit) =>
        edit.Kind switch
        {
            WireEditKind.Set => $"{edit.Path} set to {Words.Shown(edit.Value)}",
            WireEditKind.Remove => $"without {edit.Path}",
            WireEditKind.DuplicateFirst => $"{edit.Path} written twice, first as {edit.Value}",
            WireEditKind.Append => $"the bytes {Words.Shown(edit.Value)} added to {(edit.Path.Length == 0 ? "the message" : edit.Path)}",
            WireEditKind.Unpacked => $"{edit.Path} unpacked",
            WireEditKind.SplitPacked => $"{edit.Path} in two packed runs",
            WireEditKind.ReverseFields => "all fields in reverse order",
            WireEditKind.UnknownFields => "fields that no version knows in every message",
            WireEditKind.PaddedVarints => "varints longer than needed",
            WireEditKind.ExplicitDefaults => "default values written out",
            _ => edit.Value.StartsWith('-') ? $"the last {edit.Value[1..]} bytes cut off" : $"cut after {edit.Value} bytes",
        };

    private static string Body(RequestScript request) =>
        string.Join(
            ", ",
            Words.Said(
                request.Body is { } body ? string.Create(CultureInfo.InvariantCulture, $"exactly {body.Length} bytes") : "",
                Compressed(request.Compression)
            )
        );

    private static string Compressed(Compression compression) =>
        compression switch
        {
            Compression.Block => "",
            Compression.BlockLiterals => "a Snappy block without copies",
            Compression.BlockLongOffsets => "a Snappy block whose copies have offsets of four bytes",
            Compression.Framed => "in Snappy's framed format",
            Compression.None => "not compressed",
            Compression.Gzip => "compressed with gzip",
            Compression.Truncated => "a Snappy block cut in the middle",
            Compression.Bomb => "a few bytes that declare four gigabytes",
            Compression.DeclaresMore => "a Snappy block that declares a byte more than it holds",
            Compression.DeclaresLess => "a Snappy block that declares a byte less than it holds",
            _ => "a Snappy block with a copy from before its start",
        };
}
