using Compliance.Model.Results;

namespace Compliance.Reporting.Publishing;

/// <summary>A run with its place among the files of a report.</summary>
/// <param name="Results">The run.</param>
/// <param name="Path">Path of its files below the report's folder, without extension, such as <c>prometheus/3.5.3/sender</c>.</param>
/// <param name="Source">Address of its results file, relative to the report's folder; empty: none is shown.</param>
/// <param name="Newest">Whether no later run of the same target, version and role is there: only these are columns of the matrix.</param>
public sealed record PublishedRun(RunResults Results, string Path, string Source, bool Newest)
{
    /// <summary>Address of its scorecard.</summary>
    public string Page => Path + ".html";
}
