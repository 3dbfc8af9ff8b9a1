using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Requests carry every parameter of the URL's query, in any order and beside others.</summary>
/// <remarks>A rule of this suite. Where the URL has no query there is nothing to judge.</remarks>
[Matcher("query-provided", Summary = "Requests carry every parameter of the URL's query, in any order and beside others")]
public sealed record QueryProvided : IRequestMatcher
{
    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        var provided = UrlParts.Parameters(lane.Lane.WritePath);
        if (provided.IsEmpty)
            return null;
        var rule = $"the query holds {string.Join(" and ", provided)}";
        var sent = UrlParts.Parameters(exchange.Target);
        var missing = provided.Where(p => !sent.Contains(p)).ToList();
        return missing.Count == 0
            ? Finding.Satisfied(rule, exchange.Target, exchange.Index)
            : Finding.Violated(rule, $"{string.Join(" and ", missing)} is not in {Marking.Shown(exchange.Target)}", exchange.Index);
    }
}
