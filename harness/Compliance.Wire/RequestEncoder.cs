using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Wire.Edits;
using Compliance.Wire.Requests;

namespace Compliance.Wire;

/// <summary>Turns a scripted request into bytes. The same script always gives the same bytes.</summary>
public static class RequestEncoder
{
    /// <summary>The serialized message with all edits, not compressed. 1.0 messages know no symbols: their edits are not looked at.</summary>
    /// <exception cref="ArgumentException">A series still stands for a <c>let</c>, or an edit doesn't fit the message.</exception>
    public static byte[] Message(RequestScript script)
    {
        if (script.Series.FirstOrDefault(s => s.Let is not null) is { Let: { } name })
            throw new ArgumentException($"a series still stands for what '{name}' is to find", nameof(script));
        var message =
            script.Message == MessageKind.V2
                ? MessageWriterV2.Write(script.Series, script.Symbols)
                : MessageWriterV1.Write(script.Series, script.Families);
        foreach (var edit in script.Wire)
            message = WireEditor.Apply(message, script.Message, edit);
        return message;
    }

    /// <summary>The body: exact bytes of the script, or the compressed message.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Message"/>.</exception>
    public static byte[] Body(RequestScript script) =>
        script.Body is { } exact ? [.. exact] : BodyCompressor.Compress(Message(script), script.Compression);

    /// <summary>
    /// The header lines in the order they are sent, without Host and Content-Length: the four of the protocol, in the place of each
    /// its replacement; other headers of the script sorted by name; then its further lines.
    /// </summary>
    public static ImmutableArray<HeaderLine> Headers(RequestScript script) => RequestHeaders.Of(script);
}
