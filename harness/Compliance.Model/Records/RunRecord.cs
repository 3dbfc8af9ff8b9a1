using System.Collections.Immutable;

namespace Compliance.Model.Records;

/// <summary>What judging needs beside the exchanges, which are named by their numbers: with it, stored evidence can be judged again.</summary>
/// <param name="Plan">What the run was told.</param>
/// <param name="Preflight">Receiver: the exchanges before the cases; null for senders, and when the target could not be reached.</param>
/// <param name="Cases">Receiver: the cases that ran, in plan order.</param>
/// <param name="SenderCases">Sender: ids of the cases that ran, in plan order.</param>
/// <param name="Lanes">Sender: the lanes.</param>
public sealed record RunRecord(
    PlanRecord Plan,
    PreflightRecord? Preflight,
    ImmutableArray<CaseRecord> Cases,
    ImmutableArray<string> SenderCases,
    ImmutableArray<LaneRecord> Lanes
);
