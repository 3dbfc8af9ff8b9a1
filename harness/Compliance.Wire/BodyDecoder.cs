using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Wire.Decoding;
using Compliance.Wire.Snappy;

namespace Compliance.Wire;

/// <summary>Reads request bodies, whatever they hold. Never throws: what does not decode becomes notes.</summary>
/// <remarks>
/// Ranges of messages and texts are those of their content, without tag and length. Ranges of notes about fields begin at the tag.
/// Of each kind of note 76 at most are kept. A message that unfolds into more than about 256 MiB of objects is read up to there
/// and noted as <see cref="NoteKind.TooLarge"/>.
/// </remarks>
public static class BodyDecoder
{
    /// <summary>Decompresses and reads a body.</summary>
    /// <param name="body">The body as it came.</param>
    /// <param name="kind">The schema to read it with.</param>
    /// <param name="maxLength">Most bytes of a message, 128 MiB by default.</param>
    public static DecodedBody Decode(ReadOnlyMemory<byte> body, MessageKind kind, int maxLength = 128 << 20)
    {
        if (body.IsEmpty)
            return Unread(kind, [new(NoteKind.EmptyBody, "", default, "the body is empty")]);
        if (SnappyBlock.TryReadLength(body.Span, out var length, out var header) && length > (uint)Math.Max(0, maxLength))
            return Unread(kind, [.. Framed(body), TooLarge(length, header, maxLength)]);
        try
        {
            return DecodeMessage(SnappyBlock.Decompress(body.Span, maxLength), kind);
        }
        catch (SnappyException wrong)
        {
            var rest = body.Length - wrong.Offset;
            return Unread(kind, [.. Framed(body), new(NoteKind.SnappyInvalid, "", new(wrong.Offset, rest), wrong.Problem)]);
        }
    }

    /// <summary>Reads a message that isn't compressed.</summary>
    /// <param name="message">The serialized message.</param>
    /// <param name="kind">The schema to read it with.</param>
    public static DecodedBody DecodeMessage(ReadOnlyMemory<byte> message, MessageKind kind) =>
        kind == MessageKind.V2 ? new MessageReaderV2(message).Read() : new MessageReaderV1(message).Read();

    private static DecodedBody Unread(MessageKind kind, ImmutableArray<Note> notes) => new() { Kind = kind, Notes = notes };

    private static ImmutableArray<Note> Framed(ReadOnlyMemory<byte> body) =>
        SnappyFrames.Starts(body.Span)
            ? [new(NoteKind.SnappyFramed, "", new(0, 10), "the body starts with the identifier of the framed Snappy format")]
            : [];

    private static Note TooLarge(uint length, int header, int maxLength)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"the block declares {length} bytes, the limit is {maxLength}");
        return new(NoteKind.TooLarge, "", new(0, header), said);
    }
}
