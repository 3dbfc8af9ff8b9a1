using System.Collections.Immutable;
using Compliance.Reference.Receiver.Mutants;

namespace Compliance.Reference.Receiver;

/// <summary>
/// The mutants of the reference receiver. Requirements are those of <c>cases/requirements.yaml</c>. What a mutant does is found by
/// its name in the fault classes beside the lists.
/// </summary>
public static class ReceiverMutants
{
    /// <summary>All of them; names are unique.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        .. NegotiationMutants.All,
        .. BodyMutants.All,
        .. StatusMutants.All,
        .. HeaderMutants.All,
        .. LossMutants.All,
        .. BendMutants.All,
        .. VersionOneMutants.All,
        .. FieldBugMutants.All,
    ];
}
