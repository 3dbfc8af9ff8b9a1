using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>What request matchers say of the requests of a run, of every lane whose requests are judged by them.</summary>
internal sealed class RequestFindings
{
    private readonly Dictionary<LaneTranscript, RequestsSeen> lanes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Lets every matcher look at the requests that arrived whole and that it has not seen yet.</summary>
    /// <param name="checks">The checks that are judged.</param>
    /// <param name="lanes">The lanes as they are now.</param>
    /// <param name="watch">What was seen of them while they ran; null: nothing.</param>
    public RequestFindings(IReadOnlyCollection<BoundCheck> checks, ImmutableArray<LaneTranscript> lanes, RequestWatch? watch)
    {
        // What is known of a lane is worked out by whoever asks first: a lane is looked at by one thread. The calling thread works too and does not wait
        // for another: running lanes are judged on the threads that also serve the sender.
        var seen = new RequestsSeen[lanes.Length];
        Parallel.For(0, lanes.Length, i => seen[i] = Look(checks, lanes[i], watch));
        for (var i = 0; i < lanes.Length; i++)
            this.lanes[lanes[i]] = seen[i];
    }

    /// <summary>What a matcher says of a lane.</summary>
    public LaneFindings Of(IRequestMatcher matcher, LaneTranscript lane) => lanes[lane].Of(matcher, lane);

    private static RequestsSeen Look(IReadOnlyCollection<BoundCheck> checks, LaneTranscript lane, RequestWatch? watch)
    {
        var wanted = BoundCheck.OfRequests(checks, lane.Lane);
        if (watch?.Look(lane) is { } known && known.Covers(wanted))
            return known;
        var seen = new RequestsSeen(wanted);
        seen.Look(lane);
        return seen;
    }
}
