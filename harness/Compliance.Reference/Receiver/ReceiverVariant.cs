using System.Collections.Immutable;

namespace Compliance.Reference.Receiver;

/// <summary>A receiver that makes other legal choices than the reference. It is never failed.</summary>
/// <param name="Name">Unique name in kebab-case.</param>
/// <param name="Says">What it does otherwise, in one sentence.</param>
/// <param name="Choices">Its choices.</param>
/// <param name="MayWarn">Ids of the SHOULD requirements that it skips: their checks may warn, no others.</param>
/// <param name="Lacks">Capabilities that it doesn't have.</param>
public sealed record ReceiverVariant(
    string Name,
    string Says,
    ReceiverChoices Choices,
    ImmutableArray<string> MayWarn,
    ImmutableArray<string> Lacks
)
{
    /// <summary>Ids of the requirements that it cannot show in some case, whatever it does: their checks may be inconclusive, no others.</summary>
    public ImmutableArray<string> Undecidable { get; init; } = [];
}
