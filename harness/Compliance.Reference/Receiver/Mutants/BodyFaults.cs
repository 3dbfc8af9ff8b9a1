using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Wire;
using Compliance.Wire.Snappy;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Faults in reading a body.</summary>
internal static class BodyFaults
{
    private const int ManyBytes = 1000;

    /// <summary>The schema that the mutant reads the body with.</summary>
    public static MessageKind Schema(ReceiverFaults faults, ReadOnlyMemory<byte> body, MessageKind right)
    {
        if (!faults.Has("schema-sniffed"))
            return right;
        return BodyDecoder.Decode(body, MessageKind.V2, WriteEndpoint.MaxMessageBytes).Symbols.IsEmpty ? MessageKind.V1 : MessageKind.V2;
    }

    /// <summary>The body as the mutant reads it.</summary>
    public static DecodedBody Distort(ReceiverFaults faults, ReadOnlyMemory<byte> body, DecodedBody right) =>
        faults.Name switch
        {
            "framed-accepted" when SnappyFrames.Starts(body.Span) => BodyDecoder.DecodeMessage(FramedContent.Of(body.Span), right.Kind),
            "long-offsets-refused" when BlockElements.HasLongOffsets(body.Span) => BodyDecoder.Decode(
                ReadOnlyMemory<byte>.Empty,
                right.Kind,
                WriteEndpoint.MaxMessageBytes
            ),
            "far-offsets-misread" => BodyDecoder.Decode(BlockElements.Near(body.Span), right.Kind, WriteEndpoint.MaxMessageBytes),
            "snappy-length-unchecked" when !right.Decompressed => BodyDecoder.Decode(
                BlockElements.Redeclared(body.Span),
                right.Kind,
                WriteEndpoint.MaxMessageBytes
            ),
            "uncompressed-accepted" when !right.Decompressed => BodyDecoder.DecodeMessage(body, right.Kind),
            _ => right,
        };

    /// <summary>Why the mutant finds the message unreadable.</summary>
    public static string? Distort(ReceiverFaults faults, DecodedBody body, int compressed, string? right) =>
        right is null ? Overstrict(faults.Name, body, compressed)
        : Careless(faults.Name, body) ? null
        : right;

    private static string? Overstrict(string fault, DecodedBody body, int compressed) =>
        fault switch
        {
            "unknown-fields-refused" => Noted(body, NoteKind.UnknownField),
            "unknown-exemplar-fields-refused" => body.Notes.FirstOrDefault(IsOfExemplar)?.Said,
            "unpacked-references-refused" => Noted(body, NoteKind.Unpacked),
            "padded-varints-refused" => Noted(body, NoteKind.PaddedVarint),
            "repeated-singular-field-refused" => Noted(body, NoteKind.Duplicate),
            "literal-blocks-refused" when body.Message.Length > ManyBytes && compressed > body.Message.Length =>
                "the block holds no copies",
            "spare-symbols-refused" when HasSpareSymbols(body) => "a symbol is not used",
            "label-names-apart-by-letter-case-refused" when body.Series.Any(HasNamesApartByLetterCase) =>
                "a label name occurs twice but for the case of its letters",
            _ => FieldBugFaults.Overstrict(fault, body),
        };

    private static bool Careless(string fault, DecodedBody body) =>
        fault switch
        {
            "broken-message-tail-ignored" => body.Decompressed && body.Notes.Any(n => n.Kind == NoteKind.Malformed),
            "broken-block-accepted" => !body.Decompressed,
            _ => false,
        };

    private static bool HasNamesApartByLetterCase(DecodedSeries series)
    {
        var names = series.Labels.Select(l => l.Name).Distinct(StringComparer.Ordinal).ToArray();
        return names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Length;
    }

    private static bool IsOfExemplar(Note note) =>
        note.Kind == NoteKind.UnknownField && note.Path.Contains("exemplars", StringComparison.Ordinal);

    private static string? Noted(DecodedBody body, NoteKind kind) => body.Notes.FirstOrDefault(n => n.Kind == kind)?.Said;

    private static bool HasSpareSymbols(DecodedBody body)
    {
        HashSet<uint> used = [0];
        foreach (var series in body.Series)
        {
            used.UnionWith(series.Refs);
            used.UnionWith(series.Exemplars.SelectMany(e => e.Refs));
            used.UnionWith(series.Metadata is { } m ? [m.HelpRef, m.UnitRef] : ImmutableArray<uint>.Empty);
        }

        return used.Count < body.Symbols.Length;
    }
}
