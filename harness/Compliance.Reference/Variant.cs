using System.Collections.Immutable;

namespace Compliance.Reference;

/// <summary>An implementation that makes other legal choices than the reference. It is never failed.</summary>
/// <typeparam name="TChoices">What the specification leaves to its role.</typeparam>
/// <param name="Name">Unique name in kebab-case.</param>
/// <param name="Says">What it does otherwise, in one sentence.</param>
/// <param name="Choices">Its choices.</param>
/// <param name="MayWarn">Ids of the SHOULD requirements that it skips: their checks may warn, no others.</param>
/// <param name="Lacks">Capabilities that it doesn't have.</param>
public sealed record Variant<TChoices>(
    string Name,
    string Says,
    TChoices Choices,
    ImmutableArray<string> MayWarn,
    ImmutableArray<string> Lacks
)
{
    /// <summary>Ids of the requirements that it cannot show in some case, whatever it does: their checks may be inconclusive, no others.</summary>
    public ImmutableArray<string> Undecidable { get; init; } = [];
}
