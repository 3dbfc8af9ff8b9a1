using System.Collections.Immutable;

namespace Compliance.Model.Evidence;

/// <summary>A capability that the descriptor left to be found out, provoked once before the cases.</summary>
/// <param name="Capability">Its name in <c>cases/capabilities.yaml</c>.</param>
/// <param name="Exchanges">The requests that use it, in order; the last one decides.</param>
public sealed record CapabilityProbe(string Capability, ImmutableArray<Exchange> Exchanges);
