using System.Collections.Immutable;

namespace Compliance.Model.Records;

/// <summary>The probe of a capability by the numbers of its exchanges.</summary>
/// <param name="Capability">Name of the capability.</param>
/// <param name="Exchanges">The requests that use it, in order.</param>
public sealed record ProbeRecord(string Capability, ImmutableArray<int> Exchanges);
