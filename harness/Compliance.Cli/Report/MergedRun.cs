using System.Collections.Immutable;
using Compliance.Model.Results;

namespace Compliance.Cli.Report;

/// <summary>A run that was put together, or one that did not need it.</summary>
/// <param name="Results">The run.</param>
/// <param name="Files">The files it came from.</param>
/// <param name="Remarks">What was noticed, a sentence each.</param>
internal sealed record MergedRun(RunResults Results, ImmutableArray<string> Files, ImmutableArray<string> Remarks)
{
    /// <summary>Whether it was put together from shards.</summary>
    public bool IsMerged => Results.Header.Shards == 1 && Files.Length > 1;
}
