using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Compliance.Reporting.Badges;
using Compliance.Reporting.Ctrf;
using Compliance.Reporting.Html;
using Compliance.Reporting.JUnit;
using Compliance.Reporting.Markdown;
using Compliance.Reporting.Matrices;

namespace Compliance.Reporting.Publishing;

/// <summary>The files of a report. Pure: the same input gives the same bytes.</summary>
public static class Report
{
    /// <summary>Name of the page with the kill matrix.</summary>
    public const string KillMatrixPage = "kill-matrix.html";

    /// <summary>The files, run by run, then those about all runs.</summary>
    public static async IAsyncEnumerable<ReportFile> Files(
        ReportInput input,
        ReportFormats formats,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        await foreach (var page in Scorecards(formats.HasFlag(ReportFormats.Html) ? input : input with { Runs = [] }, cancellation))
            yield return page;
        foreach (var file in input.Runs.SelectMany(run => Texts(run, input, formats)))
            yield return file;

        if (formats.HasFlag(ReportFormats.Matrix))
        {
            var view = View(input, formats);
            yield return new("index.html", await Matrix.HtmlAsync(view, cancellation));
            yield return new("observations.json", view.ObservationsJson());
            if (input.Selftest is { } selftest)
                yield return new(KillMatrixPage, await KillMatrix.HtmlAsync(selftest, input.Ledger, cancellation));
        }

        if (formats.HasFlag(ReportFormats.Markdown))
            yield return new("README.md", PublishedMarkdown.Render(input, formats));
    }

    // Drawn beside each other, handed over in order; few at a time, since a page may have tens of megabytes.
    private static async IAsyncEnumerable<ReportFile> Scorecards(ReportInput input, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var drawn = new Queue<Task<ReportFile>>();
        foreach (var run in input.Runs)
        {
            if (drawn.Count >= Environment.ProcessorCount)
                yield return await drawn.Dequeue();
            drawn.Enqueue(Task.Run(() => Scorecard(run), cancellation));
        }

        while (drawn.TryDequeue(out var page))
            yield return await page;

        async Task<ReportFile> Scorecard(PublishedRun run) =>
            new(run.Page, await HtmlScorecard.RenderAsync(run.Results, input.Ledger, input.Scorecard, cancellation));
    }

    /// <summary>The page of the matrix before it is markup.</summary>
    public static MatrixView View(ReportInput input, ReportFormats formats)
    {
        var linked = formats.HasFlag(ReportFormats.Html);
        var all = input.Runs.Select(r => (Run: new MatrixRun(r.Results, linked ? r.Page : ""), r.Newest)).ToImmutableArray();
        var view = MatrixView.Of([.. all.Where(r => r.Newest).Select(r => r.Run)], [.. all.Select(r => r.Run)], input.Ledger);
        return view with
        {
            NotVerified = input.NotVerified,
            KillMatrix = input.Selftest is not null && formats.HasFlag(ReportFormats.Matrix) ? KillMatrixPage : "",
            Remarks = input.Remarks,
        };
    }

    private static IEnumerable<ReportFile> Texts(PublishedRun run, ReportInput input, ReportFormats formats)
    {
        if (formats.HasFlag(ReportFormats.Badge))
        {
            yield return new(run.Path + ".svg", Badge.Svg(run.Results, input.Ledger));
            yield return new(run.Path + ".shields.json", Badge.Shields(run.Results, input.Ledger));
        }

        if (formats.HasFlag(ReportFormats.JUnit))
            yield return new(run.Path + ".junit.xml", JUnitReport.Render(run.Results, input.Ledger));
        if (formats.HasFlag(ReportFormats.Ctrf))
            yield return new(run.Path + ".ctrf.json", CtrfReport.Render(run.Results, input.Ledger));
    }
}
