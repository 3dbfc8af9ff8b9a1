using System.Collections.Immutable;
using Compliance.Judging.Binding;
using Compliance.Judging.Sender;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Cli.Run;

/// <summary>
/// Says of a lane whether it shows a violation of one requirement that later evidence cannot take back: a forbidden thing that happened, or a
/// request that is wrong by itself. A missed deadline can still be kept, and what comes after another case waits for it.
/// </summary>
/// <param name="judge">Judges a lane.</param>
/// <param name="cases">The cases of the run.</param>
/// <param name="job">What is run.</param>
internal sealed class FinalViolation(LaneJudge judge, ImmutableArray<SenderCase> cases, RunJob job)
{
    private readonly ImmutableArray<SenderCase> final =
    [
        .. cases
            .Where(c => c.Head.After.IsEmpty)
            .Select(c => c with { Head = c.Head with { Checks = c.Head.Checks.RemoveAll(k => k.Requirement != job.Until || !IsFinal(k)) } })
            .Where(c => !c.Head.Checks.IsEmpty),
    ];

    private volatile bool seen;

    /// <summary>Whether it was seen in this lane or in one before.</summary>
    public bool SeenIn(LaneTranscript lane)
    {
        if (seen || final.IsEmpty || lane.Exchanges.IsEmpty)
            return seen;
        var results = judge.Judge(final, lane);
        return seen = seen || results.Any(r => r.Outcome == Outcome.Violated);
    }

    /// <summary>Whether a violation of this check stays one whatever comes.</summary>
    public static bool IsFinal(CheckScript check) =>
        check.Temporal == Temporal.Never
        || check.Temporal == Temporal.Always && MatcherCatalogue.Standard.BindSender(check) is IRequestMatcher;
}
