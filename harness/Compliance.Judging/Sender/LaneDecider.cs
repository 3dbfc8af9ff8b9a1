using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compliance.Judging.Sender.Deciding;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Targets;

namespace Compliance.Judging.Sender;

/// <summary>
/// Says of lanes, while they run, whether everything about them is decided. A <c>never</c> check waits for the lanes of its configuration group
/// that measure the sender's pause on 5xx, because its own window is scaled to that pause. Safe for several threads.
/// </summary>
/// <param name="judge">The judge.</param>
/// <param name="cases">All cases of the run.</param>
/// <param name="target">The target judged.</param>
/// <param name="catalogue">Capabilities and their defaults.</param>
public sealed class LaneDecider(
    SenderJudge judge,
    ImmutableArray<SenderCase> cases,
    TargetDescriptor target,
    ImmutableArray<CapabilityEntry> catalogue
)
{
    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, TimeSpan> pauses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> decidedCases = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LaneChecks> lanes = new(StringComparer.Ordinal);
    private readonly TimeSpan window = target.Sender?.Window ?? TimeSpan.FromSeconds(10);

    /// <summary>What was seen of the lanes so far.</summary>
    public RequestWatch Watch { get; } = new(judge.Bound(cases, target, catalogue));

    /// <summary>Whether more evidence would change nothing that is judged in this lane.</summary>
    /// <param name="lane">A snapshot of the lane.</param>
    public bool Decided(LaneTranscript lane)
    {
        var group = lane.Lane.Options.Group;
        Measure(lane, group);
        var (own, checks) = ChecksOf(lane);
        var seen = Watch.Look(lane);
        var pause = PauseIn(group);
        if (!lane.Ended && !checks.All(c => Decided(lane, c, seen, pause)))
            return false;
        foreach (var @case in own)
            decidedCases[@case.Head.Id] = true;
        return lane.Ended || !own.Any(ScalesWithPause) || !cases.Any(c => c.Options.Group == group && IsMeasuring(c));
    }

    /// <summary>
    /// Time of the run until which an undecided lane is worth waiting for, however late it is: on a busy machine a single pause of the sender can be long,
    /// and with it the silence that is needed. Null: no longer than any other. At most a minute after the lane's first request.
    /// </summary>
    /// <param name="lane">A snapshot of the lane.</param>
    public TimeSpan? PatientUntil(LaneTranscript lane)
    {
        var pause = PauseIn(lane.Lane.Options.Group);
        var until = ChecksOf(lane)
            .Checks.Select(c => c.Matcher is IEventMatcher m ? EventCheck.SilentUntil(lane, c.Check, m, window, pause) : null)
            .Max();
        if (until is not { } wanted || lane.Exchanges.IsEmpty)
            return null;
        var most = lane.Exchanges[0].SentAt + MostPatience;
        return wanted < most ? wanted : most;
    }

    private bool Decided(LaneTranscript lane, BoundCheck bound, RequestsSeen seen, TimeSpan? pause) =>
        bound.Matcher is IEventMatcher happening && bound.Check.Temporal is Temporal.Eventually or Temporal.Never
            ? EventCheck.Decided(lane, bound.Check, happening, window, pause)
            : AlwaysCheck.Decided(lane, bound.Matcher, seen, window);

    private LaneChecks ChecksOf(LaneTranscript lane) =>
        lanes.GetOrAdd(
            lane.Lane.Name,
            _ =>
            {
                var own = cases.Where(c => lane.Lane.Cases.Contains(c.Head.Id)).ToImmutableArray();
                return new(own, judge.Bound(own, target, catalogue));
            }
        );

    private TimeSpan? PauseIn(string group) => pauses.TryGetValue(group, out var longest) ? longest : null;

    private void Measure(LaneTranscript lane, string group)
    {
        if (RetryPause.IsMeasuredIn(lane.Lane.Respond) && RetryPause.Longest([lane]) is { } pause)
            pauses.AddOrUpdate(group, pause, (_, known) => known > pause ? known : pause);
    }

    private bool IsMeasuring(SenderCase @case) => RetryPause.IsMeasuredIn(@case.Respond) && !decidedCases.ContainsKey(@case.Head.Id);

    private static bool ScalesWithPause(SenderCase @case) => @case.Head.Checks.Any(c => c.Until is { PauseFactor: > 0 });

    private sealed record LaneChecks(ImmutableArray<SenderCase> Cases, ImmutableArray<BoundCheck> Checks);
}
