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
    private readonly ConcurrentDictionary<string, TimeSpan> pauses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RequestsSeen?> requests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> decidedCases = new(StringComparer.Ordinal);

    /// <summary>Whether more evidence would change nothing that is judged in this lane.</summary>
    /// <param name="lane">A snapshot of the lane.</param>
    public bool Decided(LaneTranscript lane)
    {
        var group = lane.Lane.Options.Group;
        Measure(lane, group);
        var own = cases.Where(c => lane.Lane.Cases.Contains(c.Head.Id)).ToImmutableArray();
        TimeSpan? pause = pauses.TryGetValue(group, out var longest) ? longest : null;
        var seen = requests.GetValueOrDefault(lane.Lane.Name);
        var decided = judge.Decided(lane, own, target, pause, catalogue, ref seen);
        requests[lane.Lane.Name] = seen;
        if (!decided)
            return false;
        foreach (var @case in own)
            decidedCases[@case.Head.Id] = true;
        return lane.Ended || !own.Any(ScalesWithPause) || !cases.Any(c => c.Options.Group == group && IsMeasuring(c));
    }

    private void Measure(LaneTranscript lane, string group)
    {
        if (RetryPause.IsMeasuredIn(lane.Lane.Respond) && RetryPause.Longest([lane]) is { } pause)
            pauses.AddOrUpdate(group, pause, (_, known) => known > pause ? known : pause);
    }

    private bool IsMeasuring(SenderCase @case) => RetryPause.IsMeasuredIn(@case.Respond) && !decidedCases.ContainsKey(@case.Head.Id);

    private static bool ScalesWithPause(SenderCase @case) => @case.Head.Checks.Any(c => c.Until is { PauseFactor: > 0 });
}
