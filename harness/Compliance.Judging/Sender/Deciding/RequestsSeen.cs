using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>
/// What the request matchers of a running lane have said so far: a request is looked at once, however many snapshots hold it, and by a matcher only until it
/// has said something. It serves to decide when a lane can end; verdicts come from <see cref="RequestFindings"/>. Used by one lane, whose snapshots follow
/// one another.
/// </summary>
internal sealed class RequestsSeen(ImmutableArray<IRequestMatcher> matchers)
{
    private readonly KeptLabels labels = new(matchers);
    private readonly HashSet<int> looked = [];
    private readonly HashSet<IRequestMatcher> spoke = [];
    private readonly HashSet<IRequestMatcher> violated = [];

    /// <summary>Whether a matcher found anything in a request.</summary>
    public bool Spoke(IRequestMatcher matcher) => spoke.Contains(matcher);

    /// <summary>Whether the first that a matcher said was a violation.</summary>
    public bool Violated(IRequestMatcher matcher) => violated.Contains(matcher);

    /// <summary>Looks at the requests of a snapshot that are new.</summary>
    public void Look(LaneTranscript lane)
    {
        foreach (var exchange in lane.Writes)
        {
            if (looked.Add(exchange.Index))
                Look(exchange, lane);
        }
    }

    private void Look(Exchange exchange, LaneTranscript lane)
    {
        foreach (var matcher in matchers)
        {
            if (spoke.Contains(matcher) || labels.Judge(matcher, exchange, lane) is not { } finding)
                continue;
            spoke.Add(matcher);
            if (finding.Outcome == Outcome.Violated)
                violated.Add(matcher);
        }
    }
}
