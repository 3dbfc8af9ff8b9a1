using System.Globalization;
using System.Text;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Terminal;

/// <summary>What a run says on the console at its end, and of each check as it is decided. Lines end with a line feed.</summary>
public static class ConsoleSummary
{
    /// <summary>Failing checks, counts per level, what was not run, statement and gate, path of the page.</summary>
    public static string Render(RunResults results, RequirementLedger ledger, ConsoleOptions options)
    {
        results = Redaction.Default.Apply(results);
        var tally = new RunTally(results, ledger);
        var ink = new Ink(options.Color);
        var text = new StringBuilder();
        if (options.Verbosity == Verbosity.Quiet)
            Quiet(text, tally, ink);
        else
            Full(text, tally, options, ink);
        Statement(text, tally, ink);
        if (options.Page.Length > 0 && options.Verbosity != Verbosity.Quiet)
            text.Append("page  ").Append(WellFormed.Line(options.Page)).Append('\n');
        return text.ToString();
    }

    /// <summary>One decided check: its id, then what was expected and what was seen, a line each.</summary>
    public static string Check(CheckResult check, bool color)
    {
        var ink = new Ink(color);
        var text = new StringBuilder();
        text.Append("  ").Append(Label(check, ink)).Append("  ").Append(ink.Bold(WellFormed.Line(check.Id)));
        text.Append("  ").Append(check.Level.Spelled()).Append('\n');
        if (check.Expected.Length > 0)
            Line(text, ink, "expected", check.Expected);
        Line(text, ink, check.Outcome is Outcome.Satisfied or Outcome.Violated ? "seen" : "because", Seen(check));
        if (check.KnownReason.Length > 0)
            Line(text, ink, "known", check.KnownReason);
        return text.ToString();
    }

    private static void Full(StringBuilder text, RunTally tally, ConsoleOptions options, Ink ink)
    {
        var header = tally.Results.Header;
        text.Append(ink.Bold(WellFormed.Line($"{tally.Target} as {header.Role.Word()}")));
        text.Append(WellFormed.Line($"  spec {header.Spec}, {header.Launch}, suite {header.Suite}, seed "));
        text.Append(CultureInfo.InvariantCulture, $"{header.Seed}\n\n");
        var shown = tally.Results.Checks.Where(c => options.Verbosity == Verbosity.Verbose || IsShown(tally, c)).ToList();
        foreach (var check in shown)
            text.Append(Check(check, options.Color));
        if (shown.Count > 0)
            text.Append('\n');
        Counts(text, tally);
        Probed(text, tally.Results.Header);
        Reasons(text, tally);
    }

    // Reasons of inconclusive checks stand in their own list; what was seen to be wrong stands here.
    private static bool IsShown(RunTally tally, CheckResult check) =>
        tally.IsRed(check) || check.Verdict == Verdict.Fail && check.Expectation == ExpectationKind.None;

    private static void Quiet(StringBuilder text, RunTally tally, Ink ink)
    {
        foreach (var check in tally.Results.Checks.Where(tally.IsRed))
            text.Append(Label(check, ink).TrimEnd()).Append(' ').Append(WellFormed.Line($"{check.Id}: {Seen(check)}")).Append('\n');
    }

    private static void Counts(StringBuilder text, RunTally tally)
    {
        if (tally.Levels.IsEmpty)
            return;
        List<IReadOnlyList<string>> rows =
        [
            ["level", "kept", "violated", "known", "inconclusive", "error", "not applicable"],
        ];
        rows.AddRange(tally.Levels.Select(Row));
        text.Append(TextTable.Of(rows)).Append('\n');
    }

    private static string[] Row(LevelTally t) =>
        [
            t.Name,
            FormattableString.Invariant($"{t.Kept} of {t.Applicable}"),
            .. Numbers(t).Select(n => n.ToString(CultureInfo.InvariantCulture)),
        ];

    private static int[] Numbers(LevelTally t) => [t.Violated, t.Known, t.Inconclusive, t.Errors, t.NotApplicable];

    private static void Probed(StringBuilder text, RunHeader header)
    {
        if (header.Probed.IsEmpty)
            return;
        text.Append("probed\n");
        foreach (var probed in header.Probed)
        {
            var found = probed.Found == Capability.Probe ? "undecided, judged as there" : Spelling<Capability>.Of(probed.Found);
            text.Append("        ").Append(WellFormed.Line($"{probed.Capability}: {found} (answered {probed.Said})")).Append('\n');
        }

        text.Append('\n');
    }

    private static void Reasons(StringBuilder text, RunTally tally)
    {
        if (tally.NotRun.IsEmpty)
            return;
        text.Append("not judged\n");
        foreach (var reason in tally.NotRun)
        {
            var why = reason.Reason.Length > 0 ? reason.Reason : "no reason given";
            text.Append(CultureInfo.InvariantCulture, $"{reason.Checks.Length, 6}  {reason.Word}: {WellFormed.Line(why)}\n");
        }

        text.Append('\n');
    }

    private static void Statement(StringBuilder text, RunTally tally, Ink ink)
    {
        foreach (var problem in tally.Results.Footer?.Problems ?? [])
            text.Append(ink.Red("problem")).Append(' ').Append(WellFormed.Line(problem)).Append('\n');
        if (!tally.Whole)
            text.Append(ink.Red("INCOMPLETE")).Append(' ').Append(WellFormed.Line(tally.Incomplete)).Append('\n');
        var levels = string.Join(", ", tally.Levels);
        var statement = $"{tally.Target} as {tally.Results.Header.Role.Word()}: {tally.Statement}";
        text.Append(ink.Bold(WellFormed.Line(statement))).Append(levels.Length > 0 ? " (" + levels + ")" : "");
        text.Append(", gate ").Append(tally.Results.Header.Gate.Word()).Append(' ');
        text.Append(tally.Green ? ink.Green("green") : ink.Red("red")).Append('\n');
    }

    private static void Line(StringBuilder text, Ink ink, string name, string said) =>
        text.Append("        ").Append(ink.Dim(name.PadRight(8))).Append("  ").Append(WellFormed.Line(said)).Append('\n');

    private static string Seen(CheckResult check)
    {
        var said = check.Said.Length > 0 ? check.Said : check.Outcome.Word();
        return check is { Outcome: Outcome.Satisfied, Expectation: ExpectationKind.Known }
            ? $"{said}; known.yaml lists it as failing: remove the entry"
            : said;
    }

    private static string Label(CheckResult check, Ink ink)
    {
        if (check.Outcome == Outcome.Violated && check.Expectation != ExpectationKind.None)
            return ink.Dim("known");
        return check.Verdict switch
        {
            Verdict.Pass when check.Expectation == ExpectationKind.Known => ink.Red("STALE"),
            Verdict.Pass => ink.Green("pass "),
            Verdict.Fail => ink.Red("FAIL "),
            Verdict.Warn => ink.Yellow("warn "),
            Verdict.Yes => ink.Dim("yes  "),
            Verdict.No => ink.Dim("no   "),
            Verdict.Skip => ink.Dim("skip "),
            Verdict.Inconclusive => ink.Yellow("?    "),
            _ => ink.Red("ERROR"),
        };
    }
}
