using System.Collections.Immutable;
using Compliance.Model.Ledger;
using Compliance.Model.Results;

namespace Compliance.Judging.Verdicts;

/// <summary>Draws the footer of a run: counts, statement, gate.</summary>
public static class RunConclusion
{
    /// <summary>The footer.</summary>
    /// <param name="checks">All judged checks.</param>
    /// <param name="ledger">Requirements under the specification of the run.</param>
    /// <param name="known">Known failures that hold for the run.</param>
    /// <param name="allChecks">Ids of all checks that the suite has under the specification, for both roles and without any filter; a known entry that matches none is a problem.</param>
    /// <param name="gate">What turns the run red. With <see cref="Gate.None"/> only errors do; problems are told and don't.</param>
    /// <param name="whole">Whether all cases of the role were run; otherwise the statement is at best not established.</param>
    /// <param name="duration">Wall time of the run.</param>
    public static RunFooter Draw(
        ImmutableArray<CheckResult> checks,
        RequirementLedger ledger,
        KnownList known,
        IReadOnlyCollection<string> allChecks,
        Gate gate,
        bool whole,
        TimeSpan duration
    )
    {
        ImmutableArray<string> problems = [.. Nothing(checks), .. KnownList.Stale(checks), .. known.Unmatched(allChecks)];
        return new RunFooter
        {
            Checks = checks.Length,
            Counts = checks.GroupBy(c => c.Verdict).ToImmutableSortedDictionary(g => Name(g.Key), g => g.Count(), StringComparer.Ordinal),
            Statement = StatementRule.Of(checks, ledger, whole),
            Green = (problems.IsEmpty || gate == Gate.None) && !checks.IsEmpty && !checks.Any(c => GateRule.IsRed(c, ledger, gate)),
            Problems = problems,
            DurationMs = (long)duration.TotalMilliseconds,
        };
    }

    private static string Name(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    private static IEnumerable<string> Nothing(ImmutableArray<CheckResult> checks) => checks.IsEmpty ? ["no check was run"] : [];
}
