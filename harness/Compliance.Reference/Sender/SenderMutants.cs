using System.Collections.Immutable;
using Compliance.Reference.Sender.Mutants;

namespace Compliance.Reference.Sender;

/// <summary>
/// The mutants of the reference sender. Requirements are those of <c>cases/requirements.sender.yaml</c>. What a mutant does is found by its
/// name in the fault classes beside the lists.
/// </summary>
public static class SenderMutants
{
    /// <summary>All of them; names are unique.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [.. RequestMutants.All, .. MessageMutants.All, .. DataMutants.All, .. StalenessMutants.All, .. DeliveryMutants.All, .. V1Mutants.All];
}
