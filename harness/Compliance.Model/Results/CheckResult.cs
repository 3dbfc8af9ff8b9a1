using System.Collections.Immutable;
using Compliance.Model.Targets;

namespace Compliance.Model.Results;

/// <summary>The judgement of one check: a line of <c>results.jsonl</c>.</summary>
public sealed record CheckResult
{
    /// <summary>Case id, number sign, check name: <c>sender/retry/server-error#retry.5xx</c>; an arm or <c>each</c> value in brackets.</summary>
    public required string Id { get; init; }

    /// <summary>Case id without the arm.</summary>
    public required string Case { get; init; }

    /// <summary>Requirement id.</summary>
    public required string Requirement { get; init; }

    /// <summary>Level from the ledger.</summary>
    public required Level Level { get; init; }

    /// <summary>Outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What <c>known.yaml</c> says.</summary>
    public ExpectationKind Expectation { get; init; }

    /// <summary>Outcome x level.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What a compliant implementation does, one phrase.</summary>
    public string Expected { get; init; } = "";

    /// <summary>What was seen, one phrase; for other outcomes: why.</summary>
    public string Said { get; init; } = "";

    /// <summary>Indices of the exchanges it rests on.</summary>
    public ImmutableArray<int> Exchanges { get; init; } = [];

    /// <summary>Offending bytes.</summary>
    public ImmutableArray<Mark> Marks { get; init; } = [];

    /// <summary>Index of the control's exchange it is compared with; null: none.</summary>
    public int? Control { get; init; }

    /// <summary>Text of the read-back it rests on; empty: none.</summary>
    public string ReadBack { get; init; } = "";

    /// <summary>Reason from <c>known.yaml</c>; empty: none.</summary>
    public string KnownReason { get; init; } = "";

    /// <summary>From the first exchange it rests on to the last, in milliseconds.</summary>
    public long DurationMs { get; init; }
}
