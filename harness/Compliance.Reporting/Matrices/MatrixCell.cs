using Compliance.Model.Results;

namespace Compliance.Reporting.Matrices;

/// <summary>A requirement in a run.</summary>
/// <param name="Mark">The mark that wins.</param>
/// <param name="Check">The first check with that mark: where the cell's link leads; null when none ran.</param>
/// <param name="Kept">Checks that are satisfied.</param>
/// <param name="Applicable">Checks that apply.</param>
public readonly record struct MatrixCell(CellMark Mark, CheckResult? Check, int Kept, int Applicable)
{
    /// <summary>The cell of these checks.</summary>
    public static MatrixCell Of(IEnumerable<CheckResult> checks)
    {
        var cell = default(MatrixCell);
        foreach (var check in checks)
        {
            var mark = CellMarks.Of(check);
            var wins = cell.Check is null || mark > cell.Mark;
            cell = new MatrixCell(
                wins ? mark : cell.Mark,
                wins ? check : cell.Check,
                cell.Kept + (check.Outcome == Outcome.Satisfied ? 1 : 0),
                cell.Applicable + (check.Outcome == Outcome.NotApplicable ? 0 : 1)
            );
        }

        return cell;
    }
}
