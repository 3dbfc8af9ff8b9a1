using Compliance.Model.Results;

namespace Compliance.Reporting.Matrices;

/// <summary>A run that is a column of the matrix.</summary>
/// <param name="Results">The run.</param>
/// <param name="Page">Address of its scorecard, relative to the matrix; empty: cells are no links.</param>
public sealed record MatrixRun(RunResults Results, string Page);
