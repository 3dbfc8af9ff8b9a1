using Compliance.Judging.Sender.Facts;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Requests of a lane are under way at the same time ("Samples and Histogram Samples"). Optional: an observation.</summary>
[Matcher("parallel-requests", Summary = "Requests of a lane are under way at the same time. Optional: an observation")]
public sealed record ParallelRequests : LaneRule
{
    private const int Enough = 5;

    /// <inheritdoc/>
    protected override string Rule => "several requests are under way at the same time";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        RequestFacts? longest = null;
        foreach (var request in facts.Requests)
        {
            if (longest is not null && request.Exchange.SentAt < longest.Exchange.AnsweredAt)
                return Finding.Satisfied(
                    Rule,
                    $"exchange {request.Index} came before {longest.Index} was answered",
                    longest.Index,
                    request.Index
                );
            if (longest is null || request.Exchange.AnsweredAt > longest.Exchange.AnsweredAt)
                longest = request;
        }

        return facts.Requests.Length < Enough || longest is null
            ? null
            : Finding.Violated(Rule, FormattableString.Invariant($"{facts.Requests.Length} requests, one after another"), longest.Index);
    }
}
