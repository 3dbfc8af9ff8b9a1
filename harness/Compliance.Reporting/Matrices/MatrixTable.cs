using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Matrices;

/// <summary>The requirements of one role, by section, against the runs of that role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Columns">Targets in the order of their first run, versions rising.</param>
/// <param name="Sections">Rows by section, in the order of the ledger.</param>
public sealed record MatrixTable(Role Role, ImmutableArray<MatrixColumn> Columns, ImmutableArray<MatrixSection> Sections)
{
    /// <summary>Orders versions by their numbers: 3.9.1 before 3.10.0.</summary>
    internal static StringComparer Versions { get; } = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);

    /// <summary>The tables of all roles that were run, receiver and sender apart.</summary>
    public static ImmutableArray<MatrixTable> Of(IReadOnlyCollection<MatrixRun> runs, RequirementLedger ledger) =>
        [.. runs.GroupBy(r => r.Results.Header.Role).OrderBy(g => g.Key).Select(g => Of(g.Key, Ordered(g), ledger))];

    private static MatrixTable Of(Role role, List<MatrixRun> runs, RequirementLedger ledger)
    {
        var columns = runs.Select(run => Column(run, ledger)).ToImmutableArray();
        var checks = runs.Select(run => run.Results.Checks.ToLookup(c => c.Requirement, StringComparer.Ordinal)).ToList();
        var newest = Enumerable.Range(0, runs.Count).Where(i => i + 1 == runs.Count || Target(runs[i]) != Target(runs[i + 1])).ToList();
        var sections = ledger
            .Requirements.Where(r => r.Role == role && (r.Untestable is null || checks.Any(c => c.Contains(r.Id))))
            .GroupBy(r => r.Section)
            .Select(g => new MatrixSection(g.Key, [.. g.Select(r => Row(r, checks, runs, newest))]));
        return new MatrixTable(role, columns, [.. sections]);
    }

    private static MatrixRow Row(Requirement requirement, List<ILookup<string, CheckResult>> checks, List<MatrixRun> runs, List<int> newest)
    {
        var cells = checks.Select(c => MatrixCell.Of(c[requirement.Id])).ToImmutableArray();
        var betweenVersions = cells
            .Zip(runs, (cell, run) => (Target: Target(run), cell.Mark))
            .GroupBy(x => x.Target)
            .Any(g => g.Distinct().Count() > 1);
        return new MatrixRow(requirement, cells, newest.Select(i => cells[i].Mark).Distinct().Count() > 1, betweenVersions);
    }

    private static MatrixColumn Column(MatrixRun run, RequirementLedger ledger)
    {
        var header = run.Results.Header;
        return new MatrixColumn(
            WellFormed.Line(header.Title),
            WellFormed.Line(header.Version.Length > 0 ? header.ShownVersion : "version unknown"),
            new Tallies.RunTally(run.Results, ledger),
            run.Page
        );
    }

    private static string Target(MatrixRun run) => run.Results.Header.Target;

    private static List<MatrixRun> Ordered(IEnumerable<MatrixRun> runs) =>
        [.. runs.GroupBy(Target, StringComparer.Ordinal).SelectMany(g => g.OrderBy(r => r.Results.Header.Version, Versions))];
}
