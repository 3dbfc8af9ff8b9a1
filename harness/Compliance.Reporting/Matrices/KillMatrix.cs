using Compliance.Model.Ledger;
using Compliance.Reporting.Html;
using Compliance.Reporting.Selftests;

namespace Compliance.Reporting.Matrices;

/// <summary>The proof that the suite judges right: what each mutant broke and which checks saw it, and what nothing at all earns.</summary>
public static class KillMatrix
{
    /// <summary>A self-contained page.</summary>
    public static Task<string> HtmlAsync(SelftestResults results, RequirementLedger ledger, CancellationToken cancellation = default) =>
        HtmlPage.RenderAsync<KillMatrixPage>("View", new KillMatrixView(results, ledger), cancellation);
}
