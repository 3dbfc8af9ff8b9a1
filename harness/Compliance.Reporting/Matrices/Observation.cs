using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Ledger;

namespace Compliance.Reporting.Matrices;

/// <summary>What implementations do where the specification leaves it open: data for whoever writes its next version.</summary>
/// <param name="Role">The role.</param>
/// <param name="Requirement">The sentence, with its readings when it has several.</param>
/// <param name="Seen">Implementations that do it, with their version.</param>
/// <param name="NotSeen">Implementations that do not.</param>
/// <param name="Mixed">Implementations that do it in some of the cases.</param>
/// <param name="Open">Implementations of which nothing can be said.</param>
public sealed record Observation(
    Role Role,
    Requirement Requirement,
    ImmutableArray<string> Seen,
    ImmutableArray<string> NotSeen,
    ImmutableArray<string> Mixed,
    ImmutableArray<string> Open
)
{
    /// <summary>The observations that the tables hold, in the order of the ledger.</summary>
    public static ImmutableArray<Observation> Of(ImmutableArray<MatrixTable> tables) =>
        [
            .. tables.SelectMany(t =>
                t.Sections.SelectMany(s => s.Rows)
                    .Where(r => r.Requirement.IsObservation && r.Cells.Any(c => c.Check is not null))
                    .Select(r => Of(t, r))
            ),
        ];

    private static Observation Of(MatrixTable table, MatrixRow row)
    {
        ImmutableArray<string> Where(Func<MatrixCell, bool> fits) =>
            [.. table.Columns.Where((_, i) => fits(row.Cells[i])).Select(c => $"{c.Target} {c.Version}")];
        return new Observation(
            table.Role,
            row.Requirement,
            Where(c => IsSaid(c) && c.Kept == c.Applicable),
            Where(c => IsSaid(c) && c.Kept == 0),
            Where(c => IsSaid(c) && c.Kept > 0 && c.Kept < c.Applicable),
            Where(c => c.Check is not null && !IsSaid(c))
        );
    }

    private static bool IsSaid(MatrixCell cell) => cell.Mark is CellMark.Yes or CellMark.No or CellMark.Kept or CellMark.Known;
}
