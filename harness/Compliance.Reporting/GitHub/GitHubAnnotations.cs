using System.Text;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.GitHub;

/// <summary>Workflow commands that GitHub shows beside a run: an error for each red check, a warning for each other violation.</summary>
public static class GitHubAnnotations
{
    /// <summary>One command a line. GitHub shows the first ten of each kind; the rest is in the log.</summary>
    public static string Render(RunResults results, RequirementLedger ledger)
    {
        var tally = new RunTally(Redaction.Default.Apply(results), ledger);
        var text = new StringBuilder();
        if (!tally.Whole)
            Command(text, "error", "Results are incomplete", tally.Incomplete);
        foreach (var problem in tally.Results.Footer?.Problems ?? [])
            Command(text, tally.ProblemsAreRed ? "error" : "warning", "Problem of the run", problem);
        foreach (var check in tally.Results.Checks.Where(tally.IsRed))
            Command(text, "error", Title(check), Message(check, tally, ledger));
        foreach (var check in tally.Results.Checks.Where(c => c.Verdict is Verdict.Warn or Verdict.Fail && !tally.IsRed(c)))
            Command(text, "warning", Title(check), Message(check, tally, ledger));
        return text.ToString();
    }

    private static string Title(CheckResult check) => $"{check.Level.Spelled()} {check.Requirement}: {Word(check)}";

    private static string Word(CheckResult check) =>
        check.Outcome == Outcome.Satisfied ? "passes although known.yaml lists it" : check.Outcome.Word();

    private static string Message(CheckResult check, RunTally tally, RequirementLedger ledger)
    {
        var text = new StringBuilder(ledger.Find(check.Requirement)?.Says ?? check.Id);
        if (check.Expected.Length > 0)
            text.Append("\nexpected: ").Append(check.Expected);
        if (check.Said.Length > 0)
            text.Append("\nseen: ").Append(check.Said);
        if (check.KnownReason.Length > 0)
            text.Append("\nknown: ").Append(check.KnownReason);
        return text.Append('\n').Append(Shell.Reproduce(tally.Results.Header, check)).ToString();
    }

    private static void Command(StringBuilder text, string kind, string title, string message) =>
        text.Append("::").Append(kind).Append(" title=").Append(Property(title)).Append("::").Append(Data(message)).Append('\n');

    // The escapes that the runner undoes; a line break in data would begin a command of its own.
    private static string Data(string text) =>
        WellFormed
            .Page(text)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
