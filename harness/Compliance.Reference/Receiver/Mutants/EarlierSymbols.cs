using System.Text;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Wire;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>The fault of a receiver that keeps its symbol table from one request of a connection to the next.</summary>
internal static class EarlierSymbols
{
    private const byte SymbolsTag = (4 << 3) | 2;
    private const int OneByteLength = 127;

    /// <summary>The message as if the symbols of the request before stood behind its own, and remembers its own.</summary>
    public static DecodedBody Completed(DecodedBody body, IDictionary<object, object?> connection)
    {
        if (body.Kind != MessageKind.V2 || !body.Complete)
            return body;
        var earlier = connection.TryGetValue(nameof(EarlierSymbols), out var kept) ? (DecodedBody)kept! : null;
        connection[nameof(EarlierSymbols)] = body;
        return earlier is null || earlier.Symbols.Length <= body.Symbols.Length ? body : Behind(body, earlier);
    }

    private static DecodedBody Behind(DecodedBody body, DecodedBody earlier)
    {
        var rest = earlier
            .Symbols.Skip(body.Symbols.Length)
            .Select(s => Encoding.UTF8.GetBytes(s.Text))
            .Where(t => t.Length <= OneByteLength);
        return BodyDecoder.DecodeMessage(
            (byte[])[.. body.Message.Span, .. rest.SelectMany(t => (byte[])[SymbolsTag, (byte)t.Length, .. t])],
            MessageKind.V2
        );
    }
}
