using System.Collections.Immutable;

namespace Compliance.Model.Results;

/// <summary>The last line of <c>results.jsonl</c>. Without it the file is incomplete.</summary>
public sealed record RunFooter
{
    /// <summary>Number of checks written.</summary>
    public required int Checks { get; init; }

    /// <summary>Number of checks by verdict.</summary>
    public required ImmutableSortedDictionary<string, int> Counts { get; init; }

    /// <summary>What the run says of the target.</summary>
    public required Statement Statement { get; init; }

    /// <summary>Whether the gate is green.</summary>
    public required bool Green { get; init; }

    /// <summary>Why the gate is red beyond failing checks (stale known entries and the like).</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>Wall time of the run in milliseconds.</summary>
    public long DurationMs { get; init; }
}
