using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Requests;

/// <summary>A request with series has a symbol table ("Symbols").</summary>
[Matcher("symbols-provided", Summary = "A request with series has a symbol table")]
public sealed record SymbolTableProvided : IRequestMatcher
{
    private const string Rule = "the request has a symbol table";

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        if (RequestFacts.Of(exchange).Body is not { Kind: MessageKind.V2 } body || body.Series.IsEmpty)
            return null;
        return body.Symbols.Length > 0
            ? Finding.Satisfied(Rule, $"{body.Symbols.Length} symbols", exchange.Index)
            : Finding.Violated(Rule, $"{body.Series.Length} series and no symbols", exchange.Index);
    }
}
