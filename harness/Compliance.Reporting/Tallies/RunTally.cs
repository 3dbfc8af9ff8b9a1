using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Tallies;

/// <summary>What every renderer says of a run as a whole.</summary>
public sealed class RunTally
{
    private readonly RequirementLedger ledger;

    /// <summary>Counts a run.</summary>
    public RunTally(RunResults results, RequirementLedger ledger)
    {
        this.ledger = ledger;
        Results = results;
        Levels = [.. Enum.GetValues<LevelGroup>().Select(Tally).Where(t => t.Applicable + t.NotApplicable > 0)];
        NotRun = [.. Reasons(results.Checks)];
    }

    /// <summary>The run.</summary>
    public RunResults Results { get; }

    /// <summary>Counts of the groups that occur.</summary>
    public ImmutableArray<LevelTally> Levels { get; }

    /// <summary>What was not judged and why: errors first, then inconclusive, the most frequent reason first.</summary>
    public ImmutableArray<NotRun> NotRun { get; }

    /// <summary>Whether the file is whole. Nothing may be concluded from one that is not.</summary>
    public bool Whole => Results.Footer is not null && Results.Incomplete.Length == 0;

    /// <summary>The statement, or <c>incomplete</c>.</summary>
    public string Statement => Whole ? Results.Footer!.Statement.Words() : "incomplete";

    /// <summary>Whether the gate is green; never for an incomplete file.</summary>
    public bool Green => Whole && Results.Footer!.Green;

    /// <summary>What is wrong with an incomplete file; empty for a whole one.</summary>
    public string Incomplete =>
        Whole ? ""
        : Results.Incomplete.Length > 0 ? Results.Incomplete
        : "There is no footer: the run did not end.";

    /// <summary>Target and version for people, such as <c>Prometheus 3.5.3</c>.</summary>
    public string Target => Of(Results.Header);

    /// <summary>Target and version of a header for people.</summary>
    public static string Of(RunHeader header) =>
        header.Version.Length > 0 ? $"{header.Title} {header.ShownVersion}" : $"{header.Title} (version unknown)";

    /// <summary>The group a check is counted in.</summary>
    public LevelGroup GroupOf(CheckResult check)
    {
        if (IsObservation(check))
            return LevelGroup.Observed;
        return check.Level.IsMust() ? LevelGroup.Must
            : check.Level.IsShould() ? LevelGroup.Should
            : LevelGroup.Robust;
    }

    /// <summary>
    /// Whether a check turns the gate red: an error always; a violated MUST or an inconclusive one; a listed failure that passes; under
    /// <see cref="Gate.Should"/> also a warning. The same rule as the judge's, told once more because results are all that is here.
    /// </summary>
    public bool IsRed(CheckResult check)
    {
        var gate = Results.Header.Gate;
        if (check.Outcome == Outcome.Error)
            return true;
        if (gate == Gate.None || IsObservation(check))
            return false;
        return check.Outcome switch
        {
            Outcome.Satisfied => check.Expectation == ExpectationKind.Known,
            Outcome.Violated => check.Expectation == ExpectationKind.None && (check.Level.IsMust() || gate == Gate.Should),
            Outcome.Inconclusive => check.Level.IsMust() && !IsListedFlaky(check),
            _ => false,
        };
    }

    /// <summary>Whether problems of the footer turn the gate red.</summary>
    public bool ProblemsAreRed => Results.Header.Gate != Gate.None;

    // Two tries that disagree say so at the begin of their reason.
    private static bool IsListedFlaky(CheckResult check) =>
        check.Expectation == ExpectationKind.Flaky && check.Said.StartsWith("flaky", StringComparison.Ordinal);

    private bool IsObservation(CheckResult check) =>
        check.Verdict is Verdict.Yes or Verdict.No || check.Level == Level.May || ledger.Find(check.Requirement)?.IsObservation == true;

    private LevelTally Tally(LevelGroup group)
    {
        var checks = Results.Checks.Where(check => GroupOf(check) == group).ToList();
        int Number(Func<CheckResult, bool> which) => checks.Count(which);
        return new LevelTally(
            group,
            Number(c => c.Outcome == Outcome.Satisfied),
            Number(c => c.Outcome == Outcome.Violated && c.Expectation == ExpectationKind.None),
            Number(c => c.Outcome == Outcome.Violated && c.Expectation != ExpectationKind.None),
            Number(c => c.Outcome == Outcome.Inconclusive),
            Number(c => c.Outcome == Outcome.Error),
            Number(c => c.Outcome == Outcome.NotApplicable)
        );
    }

    private static IEnumerable<NotRun> Reasons(ImmutableArray<CheckResult> checks) =>
        checks
            .Where(c => c.Outcome is Outcome.NotApplicable or Outcome.Inconclusive or Outcome.Error)
            .GroupBy(c => (c.Outcome, c.Said))
            .Select(g => new NotRun(g.Key.Outcome, g.Key.Said, [.. g]))
            .OrderByDescending(n => n.Outcome)
            .ThenByDescending(n => n.Checks.Length)
            .ThenBy(n => n.Reason, StringComparer.Ordinal);
}
