using System.Collections.Immutable;
using Compliance.Model.Ledger;
using Compliance.Reporting.Html;
using Compliance.Reporting.Matrices;
using Compliance.Reporting.Selftests;

namespace Compliance.Reporting.Publishing;

/// <summary>Everything a report is made of.</summary>
public sealed record ReportInput
{
    /// <summary>The runs, placed.</summary>
    public required ImmutableArray<PublishedRun> Runs { get; init; }

    /// <summary>Requirement texts.</summary>
    public required RequirementLedger Ledger { get; init; }

    /// <summary>How scorecards are drawn.</summary>
    public ScorecardOptions Scorecard { get; init; } = new();

    /// <summary>Targets of which there are no results.</summary>
    public ImmutableArray<NotVerified> NotVerified { get; init; } = [];

    /// <summary>The suite's judgement of itself; null: none.</summary>
    public SelftestResults? Selftest { get; init; }

    /// <summary>What was noticed while the results were put together, such as missing shards.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];
}
