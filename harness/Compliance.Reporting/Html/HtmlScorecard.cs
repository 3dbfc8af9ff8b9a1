using Compliance.Model.Ledger;
using Compliance.Model.Results;

namespace Compliance.Reporting.Html;

/// <summary>One self-contained page for one run: it works from disk, without network and without scripts (which only filter).</summary>
public static class HtmlScorecard
{
    /// <summary>The document. The same results give the same text.</summary>
    public static Task<string> RenderAsync(
        RunResults results,
        RequirementLedger ledger,
        ScorecardOptions? options = null,
        CancellationToken cancellation = default
    ) => HtmlPage.RenderAsync<Scorecard>("View", ScorecardView.Of(results, ledger, options ?? new ScorecardOptions()), cancellation);
}
