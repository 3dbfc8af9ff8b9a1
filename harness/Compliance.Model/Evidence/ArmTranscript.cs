using System.Collections.Immutable;
using Compliance.Model.Cases;

namespace Compliance.Model.Evidence;

/// <summary>What happened to one arm: an exchange per step. Fewer exchanges than steps: the arm ended early.</summary>
/// <param name="Arm">The arm as it was sent, with every <c>let</c> filled in.</param>
/// <param name="Exchanges">One per step, in order.</param>
public sealed record ArmTranscript(Arm Arm, ImmutableArray<Exchange> Exchanges)
{
    /// <summary>Exchanges whose answer asked for the same request again, which was sent: their successors stand in <see cref="Exchanges"/>.</summary>
    public ImmutableArray<Exchange> PutOff { get; init; } = [];
}
