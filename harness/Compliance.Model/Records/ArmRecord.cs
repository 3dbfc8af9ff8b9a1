using System.Collections.Immutable;

namespace Compliance.Model.Records;

/// <summary>An arm of a receiver case by the numbers of its exchanges.</summary>
/// <param name="Name">Name of the arm; empty for the only one.</param>
/// <param name="Exchanges">One for each step that was sent.</param>
public sealed record ArmRecord(string Name, ImmutableArray<int> Exchanges);
