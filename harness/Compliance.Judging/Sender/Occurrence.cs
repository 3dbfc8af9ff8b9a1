using System.Collections.Immutable;
using Compliance.Model.Results;

namespace Compliance.Judging.Sender;

/// <summary>Whether something was provoked and whether it happened.</summary>
public sealed record Occurrence
{
    /// <summary>Monotonic time at which it was provoked; null: not yet, so nothing can be said.</summary>
    public TimeSpan? ProvokedAt { get; init; }

    /// <summary>Whether it happened.</summary>
    public bool Happened { get; init; }

    /// <summary>Index of the exchange from which newer data counts as proof of life; null: the first.</summary>
    public int? Since { get; init; }

    /// <summary>What it is that should or should not happen, one phrase.</summary>
    public required string What { get; init; }

    /// <summary>What was seen, one phrase.</summary>
    public string Said { get; init; } = "";

    /// <summary>Exchanges it rests on.</summary>
    public ImmutableArray<int> Exchanges { get; init; } = [];

    /// <summary>Offending or proving bytes.</summary>
    public ImmutableArray<Mark> Marks { get; init; } = [];
}
