using System.Globalization;
using Compliance.Model.Results;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Matrices;

/// <summary>One run of a trend.</summary>
/// <param name="Tally">Statement and counts.</param>
/// <param name="Page">Address of its scorecard; empty: none.</param>
public sealed record TrendPoint(RunTally Tally, string Page)
{
    /// <summary>The verdicts that a trend counts, in the order of its columns.</summary>
    public static readonly IReadOnlyList<Verdict> Counted =
    [
        Verdict.Pass,
        Verdict.Fail,
        Verdict.Warn,
        Verdict.Inconclusive,
        Verdict.Error,
        Verdict.Skip,
    ];

    /// <summary>The version.</summary>
    public string Version => WellFormed.Line(Header.Version.Length > 0 ? Header.ShownVersion : "unknown");

    /// <summary>The day of the run, UTC.</summary>
    public string Day => Header.Started.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Version of the suite and digest of its cases: with other cases, other counts are no change of the target.</summary>
    public string Suite => WellFormed.Line($"{Header.Suite} ({Header.Cases})");

    /// <summary>Number of checks with a verdict.</summary>
    public int Count(Verdict verdict) => Tally.Results.Checks.Count(c => c.Verdict == verdict);

    private RunHeader Header => Tally.Results.Header;
}
