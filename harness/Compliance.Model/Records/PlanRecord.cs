using System.Collections.Immutable;
using Compliance.Model.Targets;

namespace Compliance.Model.Records;

/// <summary>What a run was told: enough to expand its cases to the same bytes.</summary>
/// <param name="RunId">Id of the run, part of the labels of its data.</param>
/// <param name="NowMs">The one <c>now</c> of its cases, in milliseconds since the Unix epoch.</param>
/// <param name="Whole">Whether all cases of the role were run.</param>
/// <param name="Version">Version read from the target; empty when it could not be read.</param>
/// <param name="Capabilities">What the target was taken to have.</param>
/// <param name="Reads">Receiver: kinds of its read-back adapters.</param>
/// <param name="Window">Sender: time in which it does what was provoked; null for receivers.</param>
public sealed record PlanRecord(
    string RunId,
    long NowMs,
    bool Whole,
    string Version,
    ImmutableSortedDictionary<string, Capability> Capabilities,
    ImmutableArray<string> Reads,
    TimeSpan? Window
);
