using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Requests are POST with a body (Remote-Write 2.0, "Protocol").</summary>
[Matcher("method-post", Summary = "Requests are POST with a body")]
public sealed record HttpMethodPost : IRequestMatcher
{
    private const string Rule = "POST with the message in the body";

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        if (exchange.Method != "POST")
            return Finding.Violated(Rule, $"the method is {exchange.Method}", exchange.Index);
        return exchange.RequestLength == 0
            ? Finding.Violated(Rule, "the body is empty", exchange.Index)
            : Finding.Satisfied(Rule, "POST", exchange.Index);
    }
}
