using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Records;

namespace Compliance.Model.Results;

/// <summary>Everything a renderer needs: the content of a results file with its evidence.</summary>
public sealed record RunResults
{
    /// <summary>Header.</summary>
    public required RunHeader Header { get; init; }

    /// <summary>Judged checks, in plan order.</summary>
    public required ImmutableArray<CheckResult> Checks { get; init; }

    /// <summary>Exchanges of the run, by index; bodies are empty when the evidence folder is missing.</summary>
    public ImmutableArray<Exchange> Exchanges { get; init; } = [];

    /// <summary>Footer; null: the file is incomplete, and every renderer says so.</summary>
    public RunFooter? Footer { get; init; }

    /// <summary>What is wrong with the file; empty when it is whole.</summary>
    public string Incomplete { get; init; } = "";

    /// <summary>What judging again needs beside the exchanges: written into the evidence folder, and not read with the results.</summary>
    public RunRecord? Record { get; init; }

    /// <summary>Last part of the target's log.</summary>
    public string Log { get; init; } = "";
}
