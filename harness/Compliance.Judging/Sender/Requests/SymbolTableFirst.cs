using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Requests;

/// <summary>The first symbol is the empty string ("Symbols").</summary>
[Matcher("symbols-first-empty", Summary = "The first symbol is the empty string")]
public sealed record SymbolTableFirst : IRequestMatcher
{
    private const string Rule = "symbols[0] is the empty string";

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        if (RequestFacts.Of(exchange).Body is not { Kind: MessageKind.V2 } body || body.Symbols.IsEmpty)
            return null;
        var first = body.Symbols[0];
        return first.Range.Length == 0
            ? Finding.Satisfied(Rule, $"first of {body.Symbols.Length} symbols is empty", exchange.Index)
            : Marking.Message(Rule, $"symbols[0] is {Marking.Shown(first.Text)}", exchange, first.Range, "not empty");
    }
}
