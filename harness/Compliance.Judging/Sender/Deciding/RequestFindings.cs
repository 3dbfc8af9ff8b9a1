using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>
/// What request matchers say of the requests of a run. All matchers look at one request before the next is taken: a request of hundreds of
/// series is then read from memory once and not once per matcher.
/// </summary>
internal sealed class RequestFindings
{
    private readonly Dictionary<IRequestMatcher, int> places = [];
    private readonly Dictionary<LaneTranscript, LaneFindings[]> lanes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Lets every matcher look at every request that arrived whole.</summary>
    /// <param name="matchers">The matchers of all checks; equal ones look once.</param>
    /// <param name="lanes">The lanes, as they are when the run is over.</param>
    public RequestFindings(IEnumerable<IRequestMatcher> matchers, ImmutableArray<LaneTranscript> lanes)
    {
        foreach (var matcher in matchers)
            places.TryAdd(matcher, places.Count);
        ImmutableArray<IRequestMatcher> each = [.. places.OrderBy(p => p.Value).Select(p => p.Key)];
        // What is known of a lane is worked out by whoever asks first: a lane is looked at by one thread. The calling thread works too and does not wait
        // for another: running lanes are judged on the threads that also serve the sender.
        var findings = new LaneFindings[lanes.Length][];
        Parallel.For(0, lanes.Length, i => findings[i] = All(each, lanes[i]));
        for (var i = 0; i < lanes.Length; i++)
            this.lanes[lanes[i]] = findings[i];
    }

    /// <summary>What a matcher says of a lane.</summary>
    public LaneFindings Of(IRequestMatcher matcher, LaneTranscript lane) => lanes[lane][places[matcher]];

    private static LaneFindings[] All(ImmutableArray<IRequestMatcher> matchers, LaneTranscript lane)
    {
        LaneFindings[] findings = [.. matchers.Select(_ => new LaneFindings())];
        var labels = new KeptLabels(matchers);
        foreach (var exchange in lane.Writes)
        {
            for (var i = 0; i < findings.Length; i++)
                findings[i].Add(labels.Judge(matchers[i], exchange, lane));
        }

        return findings;
    }
}
