using System.Collections.Immutable;
using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>
/// What request matchers say of the requests of a lane. Every matcher looks at a request once, when it came and however many snapshots hold it: what a long
/// run has sent need not be gone through once more when it is over. All matchers look at one request before the next is taken. Safe for threads.
/// </summary>
/// <param name="matchers">The matchers, each once.</param>
internal sealed class RequestsSeen(ImmutableArray<IRequestMatcher> matchers)
{
    private readonly ImmutableArray<LaneFindings> findings = [.. matchers.Select(_ => new LaneFindings())];
    private readonly Dictionary<IRequestMatcher, int> places = matchers.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i);
    private readonly KeptLabels labels = new(matchers);
    private readonly HashSet<int> looked = [];
    private readonly HashSet<int> spoke = [];
    private readonly HashSet<int> violated = [];
    private readonly ImmutableArray<List<Exchange>> open = [.. matchers.Select(_ => new List<Exchange>())];
    private readonly Lock gate = new();

    /// <summary>Whether it knows what these matchers say.</summary>
    public bool Covers(IEnumerable<IRequestMatcher> others) => others.All(places.ContainsKey);

    /// <summary>Whether a matcher found anything in a request.</summary>
    public bool Spoke(IRequestMatcher matcher)
    {
        lock (gate)
            return spoke.Contains(places[matcher]);
    }

    /// <summary>Whether a matcher found a violation.</summary>
    public bool Violated(IRequestMatcher matcher)
    {
        lock (gate)
            return violated.Contains(places[matcher]);
    }

    /// <summary>Looks at the requests of a lane that are new.</summary>
    public void Look(LaneTranscript lane)
    {
        lock (gate)
        {
            foreach (var exchange in lane.Writes)
            {
                if (looked.Contains(exchange.Index))
                    continue;
                Look(exchange, lane);
                looked.Add(exchange.Index);
            }
        }
    }

    /// <summary>What a matcher says of the requests looked at, in the light of the lane as it is now.</summary>
    public LaneFindings Of(IRequestMatcher matcher, LaneTranscript lane)
    {
        lock (gate)
        {
            var place = places[matcher];
            var all = findings[place].Copy();
            foreach (var exchange in open[place])
                all.Add(matcher.Judge(exchange, lane), exchange.Index);
            return all;
        }
    }

    private void Look(Exchange exchange, LaneTranscript lane)
    {
        // Asked of every snapshot; the decoded body is at hand now.
        RequestFacts.Of(exchange).CarriesDataOf(lane.Lane);
        for (var i = 0; i < matchers.Length; i++)
        {
            var finding = labels.Judge(matchers[i], exchange, lane, out var stands);
            if (stands || matchers[i].Stands(finding, exchange, lane))
                findings[i].Add(finding, exchange.Index);
            else
                open[i].Add(exchange);
            if (finding is null)
                continue;
            spoke.Add(i);
            if (finding.Outcome == Outcome.Violated)
                violated.Add(i);
        }
    }
}
