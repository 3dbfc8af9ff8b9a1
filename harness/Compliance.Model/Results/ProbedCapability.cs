using System.Collections.Immutable;
using Compliance.Model.Targets;

namespace Compliance.Model.Results;

/// <summary>What provoking a capability once before the cases showed.</summary>
/// <param name="Capability">Its name.</param>
/// <param name="Found">Yes: accepted. No: refused with 400 or 415 by a receiver that accepts the plain request. Probe: neither, so that it counts as there.</param>
/// <param name="Said">What was answered.</param>
/// <param name="Exchanges">The exchanges it rests on.</param>
public sealed record ProbedCapability(string Capability, Capability Found, string Said, ImmutableArray<int> Exchanges);
