using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Wire;

namespace Compliance.Judging.Sender.Requests;

/// <summary>User-Agent is a list of products and comments (RFC 9110, 10.1.5).</summary>
[Matcher("user-agent-syntax", Summary = "User-Agent is a list of products and comments")]
public sealed record UserAgentWellFormed : IRequestMatcher
{
    private const string Name = "User-Agent";
    private const string Rule = "User-Agent is a product with an optional version, followed by products and comments";

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        var values = exchange.RequestValues(Name).ToList();
        return values switch
        {
            [] => null,
            [var only] when UserAgentSyntax.IsValid(only) => Finding.Satisfied(Rule, only, exchange.Index),
            [var only] => Marking.Header(Rule, $"it is {Marking.Shown(only)}", exchange, Name),
            _ => Marking.Header(Rule, $"there are {values.Count} of them", exchange, Name),
        };
    }
}
