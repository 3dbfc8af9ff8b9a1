using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compliance.Judging.Sender;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Cli.Run;

/// <summary>
/// Tells of a sender's violations as soon as the lane that shows them is decided. Only of those that later evidence cannot take back: a
/// forbidden thing that happened, and a request that is wrong by itself. A missed deadline can still be kept, and what comes after another case
/// waits for it: these are told at the end.
/// </summary>
/// <param name="judge">Judges a lane.</param>
/// <param name="cases">The cases of the run.</param>
/// <param name="job">What is run.</param>
internal sealed class LiveLanes(LaneJudge judge, ImmutableArray<SenderCase> cases, RunJob job)
{
    private readonly ConcurrentDictionary<string, bool> lanes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> told = new(StringComparer.Ordinal);

    /// <summary>A lane is decided.</summary>
    public void Take(LaneTranscript lane)
    {
        if (job.Live is not { } live || !lanes.TryAdd(lane.Lane.Name, true))
            return;
        var own = cases.Where(c => lane.Lane.Cases.Contains(c.Head.Id)).ToImmutableArray();
        live.Decided(own.Sum(c => c.Head.Checks.Length));
        var final = own.Where(c => c.Head.After.IsEmpty)
            .SelectMany(c => c.Head.Checks.Where(FinalViolation.IsFinal).Select(k => $"{c.Head.Id}#{k.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        if (final.Count == 0)
            return;
        var results = judge.Judge(own, lane);
        foreach (var check in results.Where(c => c.Outcome == Outcome.Violated && final.Contains(c.Id) && told.TryAdd(c.Id, true)))
            live.Violated(check);
    }
}
