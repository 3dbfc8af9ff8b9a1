using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Running.Sending.Mock;

/// <summary>Reads bodies as they were recorded, in the run and when evidence is judged again: the same bytes give the same.</summary>
public static class RecordedBody
{
    /// <summary>The body, decoded; a body of which only the beginning was kept is not read.</summary>
    /// <param name="bytes">What was kept of it.</param>
    /// <param name="length">Length of the whole body.</param>
    /// <param name="kind">The schema to read it with.</param>
    /// <param name="decode">How; null: <see cref="Wire.BodyDecoder"/>.</param>
    /// <param name="limits">Bounds; null: the default.</param>
    public static DecodedBody Decode(
        ReadOnlyMemory<byte> bytes,
        long length,
        MessageKind kind,
        BodyReading? decode = null,
        MockLimits? limits = null
    ) =>
        bytes.Length == length
            ? (decode ?? Wire.BodyDecoder.Decode)(bytes, kind, (limits ?? new MockLimits()).Message)
            : new DecodedBody
            {
                Kind = kind,
                Notes = [new Note(NoteKind.TooLarge, "", default, $"the body has {length} bytes and was not read")],
            };
}
