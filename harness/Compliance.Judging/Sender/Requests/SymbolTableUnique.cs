using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Requests;

/// <summary>No string stands twice in the symbol table ("Symbols"). Symbols that nothing refers to are legal.</summary>
[Matcher("symbols-deduplicated", Summary = "No string stands twice in the symbol table. Symbols that nothing refers to are legal")]
public sealed record SymbolTableUnique : IRequestMatcher
{
    private const string Rule = "no string stands twice in the symbol table";

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        if (RequestFacts.Of(exchange).Body is not { Kind: MessageKind.V2 } body || body.Symbols.IsEmpty)
            return null;
        var seen = new Dictionary<string, int>(body.Symbols.Length, StringComparer.Ordinal);
        for (var i = 0; i < body.Symbols.Length; i++)
        {
            var symbol = body.Symbols[i];
            if (!seen.TryAdd(symbol.Text, i) && SameBytes(body, body.Symbols[seen[symbol.Text]], symbol))
                return Twice(exchange, symbol, seen[symbol.Text], i);
        }

        return Finding.Satisfied(Rule, $"{body.Symbols.Length} different symbols", exchange.Index);
    }

    // Bytes that are no UTF-8 were replaced and may look alike.
    private static bool SameBytes(DecodedBody body, DecodedSymbol a, DecodedSymbol b) =>
        !a.Text.Contains('\ufffd', StringComparison.Ordinal) || Bytes(body, a).SequenceEqual(Bytes(body, b));

    private static ReadOnlySpan<byte> Bytes(DecodedBody body, DecodedSymbol symbol) =>
        body.Message.Span.Slice(symbol.Range.Start, symbol.Range.Length);

    private static Finding Twice(Exchange exchange, DecodedSymbol symbol, int first, int second) =>
        Marking.Message(
            Rule,
            $"{Marking.Shown(symbol.Text)} is both symbols[{first}] and symbols[{second}]",
            exchange,
            symbol.Range,
            "second time"
        );
}
