using System.Globalization;
using System.Text;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Markdown;

/// <summary>Markdown for a GitHub step summary and a table for READMEs.</summary>
public static class MarkdownSummary
{
    private const int MostChecks = 50;

    /// <summary>A step summary: statement, counts, red checks (at most 50), reasons.</summary>
    /// <param name="results">The run.</param>
    /// <param name="ledger">Requirement texts.</param>
    /// <param name="page">Address of the scorecard; empty: none.</param>
    public static string Step(RunResults results, RequirementLedger ledger, string page = "")
    {
        var tally = new RunTally(Redaction.Default.Apply(results), ledger);
        var text = new StringBuilder();
        var title = MarkdownText.Plain($"{tally.Target} as {results.Header.Role.Word()}");
        text.Append("## ").Append(title).Append(": ").Append(tally.Statement).Append('\n').Append('\n');
        if (!tally.Whole)
            text.Append("**Incomplete.** ").Append(MarkdownText.Plain(tally.Incomplete)).Append("\n\n");
        foreach (var problem in tally.Results.Footer?.Problems ?? [])
            text.Append("**Gate:** ").Append(MarkdownText.Plain(problem)).Append("\n\n");
        Counts(text, tally);
        Failures(text, tally, ledger);
        Reasons(text, tally);
        if (page.Length > 0)
            text.Append("Scorecard: ").Append(MarkdownText.Plain(page)).Append('\n');
        return text.ToString();
    }

    /// <summary>A table with a row per run.</summary>
    /// <param name="runs">The runs, in the order of the rows, with the address of each scorecard (empty: none).</param>
    /// <param name="ledger">Requirement texts.</param>
    public static string Table(IEnumerable<(RunResults Results, string Page)> runs, RequirementLedger ledger)
    {
        var text = new StringBuilder("| target | role | statement | MUST | SHOULD | ROBUST |\n|---|---|---|---|---|---|\n");
        foreach (var (results, page) in runs)
        {
            var tally = new RunTally(results, ledger);
            text.Append("| ").Append(MarkdownText.Plain(tally.Target)).Append(" | ").Append(results.Header.Role.Word()).Append(" | ");
            text.Append(Linked(tally.Statement, page));
            foreach (var group in new[] { LevelGroup.Must, LevelGroup.Should, LevelGroup.Robust })
                text.Append(" | ").Append(Cell(tally.Levels.FirstOrDefault(level => level.Group == group)));
            text.Append(" |\n");
        }

        return text.ToString();
    }

    private static string Linked(string text, string page) => page.Length > 0 ? $"[{text}]({MarkdownText.Address(page)})" : text;

    private static string Cell(LevelTally? tally) =>
        tally is null ? "" : FormattableString.Invariant($"{tally.Kept} of {tally.Applicable}");

    private static void Counts(StringBuilder text, RunTally tally)
    {
        text.Append("| level | kept | violated | known | inconclusive | error | not applicable |\n|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (var t in tally.Levels)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {t.Name} | {t.Kept} of {t.Applicable} | {t.Violated} | {t.Known} | {t.Inconclusive} | {t.Errors} | {t.NotApplicable} |\n"
            );
        text.Append('\n');
    }

    private static void Failures(StringBuilder text, RunTally tally, RequirementLedger ledger)
    {
        var red = tally.Results.Checks.Where(tally.IsRed).ToList();
        foreach (var check in red.Take(MostChecks))
        {
            text.Append("- **")
                .Append(check.Outcome == Outcome.Satisfied ? "passes although known.yaml lists it" : check.Verdict.Word())
                .Append("** ")
                .Append(check.Level.Spelled())
                .Append(' ')
                .Append(MarkdownText.Code(check.Id))
                .Append("  \n");
            if (ledger.Find(check.Requirement) is { } requirement)
                text.Append("  ")
                    .Append(MarkdownText.Plain(requirement.Says))
                    .Append(" ([section](")
                    .Append(requirement.Link)
                    .Append("))  \n");
            if (check.Expected.Length > 0)
                text.Append("  expected: ").Append(MarkdownText.Plain(check.Expected)).Append("  \n");
            text.Append("  seen: ").Append(MarkdownText.Plain(check.Said)).Append("  \n");
            text.Append("  ").Append(MarkdownText.Code(Shell.Reproduce(tally.Results.Header, check))).Append('\n');
        }

        if (red.Count > MostChecks)
            text.Append(CultureInfo.InvariantCulture, $"- and {red.Count - MostChecks} more\n");
        if (red.Count > 0)
            text.Append('\n');
    }

    private static void Reasons(StringBuilder text, RunTally tally)
    {
        if (tally.NotRun.IsEmpty)
            return;
        text.Append("<details><summary>What was not judged, and why</summary>\n\n| checks | outcome | reason |\n|--:|---|---|\n");
        foreach (var reason in tally.NotRun)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {reason.Checks.Length} | {reason.Word} | {MarkdownText.Plain(reason.Reason)} |\n"
            );
        text.Append("\n</details>\n\n");
    }
}
