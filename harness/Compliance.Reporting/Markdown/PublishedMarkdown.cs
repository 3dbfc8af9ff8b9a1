using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Reporting.Matrices;
using Compliance.Reporting.Publishing;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Markdown;

/// <summary>All runs as one Markdown page: who was judged, what is not verified, the matrix, what the specification leaves open.</summary>
public static class PublishedMarkdown
{
    /// <summary>The page.</summary>
    public static string Render(ReportInput input, ReportFormats formats)
    {
        var view = Report.View(input, formats);
        var text = new StringBuilder("# Results\n\nA row of the matrix is one normative sentence of Remote-Write ");
        text.Append(MarkdownText.Plain(input.Ledger.Spec)).Append(", a column one implementation at one version. ");
        text.Append("Versions are those seen running. Nothing is folded into one number.\n\n");
        foreach (var remark in view.Remarks)
            text.Append("**Note:** ").Append(MarkdownText.Plain(remark)).Append("\n\n");
        Runs(text, input, formats);
        NotVerified(text, view.NotVerified);
        text.Append(Matrix.Markdown(view.Tables));
        Observations(text, view.Observations);
        return text.ToString();
    }

    private static void Runs(StringBuilder text, ReportInput input, ReportFormats formats)
    {
        text.Append(
            "## Who was judged\n\n| target | role | statement | MUST | SHOULD | known failures | launched as | date | suite | results |\n"
        );
        text.Append("|---|---|---|---|---|--:|---|---|---|---|\n");
        foreach (var run in input.Runs.Where(r => r.Newest))
            Run(text, run, new RunTally(run.Results, input.Ledger), formats);
        text.Append('\n');
    }

    private static void Run(StringBuilder text, PublishedRun run, RunTally tally, ReportFormats formats)
    {
        var header = run.Results.Header;
        string[] cells =
        [
            MarkdownText.Plain(tally.Target),
            header.Role.Word(),
            formats.HasFlag(ReportFormats.Html) ? $"[{tally.Statement}]({MarkdownText.Address(run.Page)})" : tally.Statement,
            Kept(tally, LevelGroup.Must),
            Kept(tally, LevelGroup.Should),
            tally.Levels.Sum(l => l.Known).ToString(CultureInfo.InvariantCulture),
            MarkdownText.Plain(header.Launch),
            header.Started.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            MarkdownText.Plain($"{header.Suite}, cases {header.Cases}"),
            run.Source.Length > 0 ? $"[file]({MarkdownText.Address(run.Source)})" : "",
        ];
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static string Kept(RunTally tally, LevelGroup group) =>
        tally.Levels.FirstOrDefault(l => l.Group == group) is { } level
            ? string.Create(CultureInfo.InvariantCulture, $"{level.Kept} of {level.Applicable}")
            : "";

    private static void NotVerified(StringBuilder text, ImmutableArray<NotVerified> targets)
    {
        if (targets.IsEmpty)
            return;
        text.Append("Not verified, for there are no results yet: ");
        text.AppendJoin(", ", targets.Select(t => $"{Named(t)} ({string.Join(" and ", t.Roles.Select(r => r.Word()))})"));
        text.Append(".\n\n");
    }

    private static string Named(NotVerified target) =>
        target.Url.Length > 0
            ? $"[{MarkdownText.Plain(target.Title)}]({MarkdownText.Address(target.Url)})"
            : MarkdownText.Plain(target.Title);

    private static void Observations(StringBuilder text, ImmutableArray<Observation> observations)
    {
        if (observations.IsEmpty)
            return;
        text.Append(
            "\n## Where the specification leaves it open\n\nData for whoever writes its next version; nothing here is a failure.\n\n"
        );
        text.Append("| sentence | yes | no | mixed | open |\n|---|---|---|---|---|\n");
        foreach (var o in observations)
        {
            var readings = o.Requirement.Ambiguous is { } ambiguous ? $" *Readings:* {MarkdownText.Plain(ambiguous)}" : "";
            text.Append("| [").Append(o.Requirement.Id).Append("](").Append(o.Requirement.Link).Append(") ");
            text.Append(o.Role.Word()).Append(": ").Append(MarkdownText.Plain(o.Requirement.Says)).Append(readings);
            foreach (var names in new[] { o.Seen, o.NotSeen, o.Mixed, o.Open })
                text.Append(" | ").AppendJoin(", ", names.Select(MarkdownText.Plain));
            text.Append(" |\n");
        }
    }
}
