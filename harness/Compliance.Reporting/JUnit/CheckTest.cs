using System.Text;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.JUnit;

/// <summary>A check as a test.</summary>
internal static class CheckTest
{
    /// <summary>The test: red checks fail, and nothing that was violated or not judged reads as a plain pass.</summary>
    public static Test Of(CheckResult check, RunTally tally, RequirementLedger ledger)
    {
        var ending = Ending(check, tally);
        var text = ending is TestEnding.Failed or TestEnding.Error ? Full(check, tally, ledger) : Short(check);
        return new Test(check.Place().Replace('/', '.'), check.Name(), ending, Type(check), Message(check, tally), text, check.DurationMs);
    }

    private static TestEnding Ending(CheckResult check, RunTally tally)
    {
        if (tally.IsRed(check))
            return check.Outcome == Outcome.Error ? TestEnding.Error : TestEnding.Failed;
        return check.Outcome switch
        {
            Outcome.NotApplicable or Outcome.Inconclusive => TestEnding.Skipped,
            Outcome.Violated when check.Verdict == Verdict.Fail || check.Expectation != ExpectationKind.None => TestEnding.Skipped,
            _ => TestEnding.Passed,
        };
    }

    private static string Type(CheckResult check) =>
        check.Outcome == Outcome.Satisfied ? "stale-known"
        : check.Outcome == Outcome.Violated ? check.Level.Spelled()
        : check.Outcome.Word();

    private static string Message(CheckResult check, RunTally tally)
    {
        var said = check.Said.Length > 0 ? check.Said : check.Outcome.Word();
        return check.Outcome switch
        {
            Outcome.Satisfied => $"passes, but known.yaml lists it as failing: {check.KnownReason}",
            Outcome.Violated when check.Expectation != ExpectationKind.None =>
                $"{check.Expectation.Word()} failure: {check.KnownReason} ({said})",
            Outcome.Violated when tally.IsRed(check) => $"expected {check.Expected}; seen {said}",
            Outcome.Violated => $"{check.Level.Spelled()} violated, not gated: {said}",
            Outcome.NotApplicable => $"not applicable: {said}",
            _ => $"{check.Outcome.Word()}: {said}",
        };
    }

    private static string Short(CheckResult check)
    {
        if (check.Outcome is Outcome.NotApplicable or Outcome.Inconclusive)
            return "";
        var text = new StringBuilder(check.Verdict.Word());
        if (check.Said.Length > 0)
            text.Append(": ").Append(check.Said);
        if (check.Outcome == Outcome.Violated && check.Expected.Length > 0)
            text.Append("\nexpected: ").Append(check.Expected);
        return text.ToString();
    }

    private static string Full(CheckResult check, RunTally tally, RequirementLedger ledger)
    {
        var text = new StringBuilder("\n");
        if (ledger.Find(check.Requirement) is { } requirement)
            text.Append(check.Level.Spelled()).Append(": ").Append(requirement.Says).Append('\n').Append(requirement.Link).Append("\n\n");
        else
            text.Append(check.Level.Spelled()).Append(": ").Append(check.Requirement).Append("\n\n");
        if (check.Expected.Length > 0)
            text.Append("expected:  ").Append(check.Expected).Append('\n');
        text.Append(check.Outcome is Outcome.Satisfied or Outcome.Violated ? "seen:      " : "because:   ").Append(check.Said).Append('\n');
        if (!check.Exchanges.IsEmpty)
            text.Append("exchanges: ").AppendJoin(", ", check.Exchanges.Take(20)).Append(check.Exchanges.Length > 20 ? ", …\n" : "\n");
        return text.Append("reproduce: ").Append(Shell.Reproduce(tally.Results.Header, check)).Append('\n').ToString();
    }
}
