using Compliance.Reporting.Tallies;

namespace Compliance.Reporting.Matrices;

/// <summary>A column: one target at one version.</summary>
/// <param name="Target">Name for people.</param>
/// <param name="Version">Version, or <c>?</c>.</param>
/// <param name="Tally">Statement and counts.</param>
/// <param name="Page">Address of its scorecard; empty: none.</param>
public sealed record MatrixColumn(string Target, string Version, RunTally Tally, string Page);
