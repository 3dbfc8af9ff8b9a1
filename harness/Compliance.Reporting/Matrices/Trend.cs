using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Matrices;

/// <summary>The runs of one target in one role, as they changed with its versions, the suite and the day.</summary>
/// <param name="Target">Name for people.</param>
/// <param name="Role">The role.</param>
/// <param name="Points">The runs, versions rising, then by date.</param>
public sealed record Trend(string Target, Role Role, ImmutableArray<TrendPoint> Points)
{
    /// <summary>The trends of all targets with at least two runs in a role, in the order of their first run.</summary>
    public static ImmutableArray<Trend> Of(IReadOnlyCollection<MatrixRun> runs, RequirementLedger ledger) =>
        [
            .. runs.GroupBy(r => (r.Results.Header.Target, r.Results.Header.Role))
                .Where(g => g.Count() > 1)
                .OrderBy(g => g.Key.Role)
                .Select(g => new Trend(WellFormed.Line(g.First().Results.Header.Title), g.Key.Role, Ordered(g, ledger))),
        ];

    private static ImmutableArray<TrendPoint> Ordered(IEnumerable<MatrixRun> runs, RequirementLedger ledger) =>
        [
            .. runs.OrderBy(r => r.Results.Header.Version, MatrixTable.Versions)
                .ThenBy(r => r.Results.Header.Started)
                .Select(r => new TrendPoint(new RunTally(r.Results, ledger), r.Page)),
        ];
}
