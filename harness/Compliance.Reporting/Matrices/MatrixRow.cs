using System.Collections.Immutable;
using Compliance.Model.Ledger;

namespace Compliance.Reporting.Matrices;

/// <summary>A row: one requirement.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Cells">A cell per column of the table.</param>
/// <param name="DiffersBetweenTargets">Whether the newest versions of the targets have different marks.</param>
/// <param name="DiffersBetweenVersions">Whether versions of one target have different marks.</param>
public sealed record MatrixRow(
    Requirement Requirement,
    ImmutableArray<MatrixCell> Cells,
    bool DiffersBetweenTargets,
    bool DiffersBetweenVersions
);
