using System.Collections.Immutable;

namespace Compliance.Running.Sending;

/// <summary>A sender process before it runs.</summary>
/// <param name="Lanes">Its lanes, at least one.</param>
/// <param name="MayRefuse">Refusing to start is an answer of the sender.</param>
public sealed record ProcessPlan(ImmutableArray<LanePlan> Lanes, bool MayRefuse);
