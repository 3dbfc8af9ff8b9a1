using System.Collections.Concurrent;
using Compliance.Judging.Sender.Deciding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender;

/// <summary>
/// What the request matchers of a run have said of its lanes so far. Who looks at lanes while they run and judges them in the end looks at every request
/// once. The verdicts are those of a judge that sees the whole run at once. Safe for several threads.
/// </summary>
public sealed class RequestWatch
{
    private readonly ConcurrentDictionary<string, RequestsSeen> lanes = new(StringComparer.Ordinal);
    private readonly IReadOnlyCollection<BoundCheck> checks;

    internal RequestWatch(IReadOnlyCollection<BoundCheck> checks) => this.checks = checks;

    /// <summary>Looks at requests of a lane as they come.</summary>
    /// <param name="lane">The lane as it is now; of its requests it need hold only the new ones.</param>
    public void Arrived(LaneTranscript lane) => Look(lane);

    /// <summary>Looks at what is new in a lane.</summary>
    internal RequestsSeen Look(LaneTranscript lane)
    {
        var seen = lanes.GetOrAdd(lane.Lane.Name, static (_, a) => new(BoundCheck.OfRequests(a.checks, a.Lane)), (checks, lane.Lane));
        seen.Look(lane);
        return seen;
    }
}
