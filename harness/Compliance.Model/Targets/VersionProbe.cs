using System.Collections.Immutable;

namespace Compliance.Model.Targets;

/// <summary>How the version is read from what runs.</summary>
/// <param name="Command">Arguments with which the program prints its version; empty: none.</param>
/// <param name="Http">URL (template) whose answer holds it; null: none.</param>
/// <param name="Pattern">Regular expression whose first group is the version.</param>
public sealed record VersionProbe(ImmutableArray<string> Command, string? Http, string Pattern);
