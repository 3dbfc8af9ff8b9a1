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
        foreach (var run in input.Runs)
        {
            if (formats.HasFlag(ReportFormats.Html))
                yield return new(run.Page, await HtmlScorecard.RenderAsync(run.Results, input.Ledger, input.Scorecard, cancellation));
            foreach (var file in Texts(run, input, formats))
                yield return file;
        }

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
