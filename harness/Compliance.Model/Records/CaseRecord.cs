using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Model.Records;

/// <summary>The evidence of a receiver case by the numbers of its exchanges.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Arms">Its arms, in order.</param>
/// <param name="Search">Exchanges of the search for a <c>let</c>.</param>
/// <param name="Poison">The candidate that was refused; null: none.</param>
/// <param name="Reads">Answers of the read-back.</param>
/// <param name="Failure">What kept the case from running; empty for most.</param>
/// <param name="TargetDied">Whether the target died while it ran in an instance of its own.</param>
public sealed record CaseRecord(
    string Id,
    ImmutableArray<ArmRecord> Arms,
    ImmutableArray<int> Search,
    string? Poison,
    ImmutableArray<ReadResult> Reads,
    string Failure,
    bool TargetDied
);
