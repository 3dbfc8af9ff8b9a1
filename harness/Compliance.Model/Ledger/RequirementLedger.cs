using System.Collections.Immutable;

namespace Compliance.Model.Ledger;

/// <summary>All requirements that hold under one version of the specification, in file order.</summary>
/// <param name="Spec">The version selected with <c>--spec</c>.</param>
/// <param name="Requirements">The entries that hold under it.</param>
public sealed record RequirementLedger(string Spec, ImmutableArray<Requirement> Requirements)
{
    private readonly Dictionary<string, Requirement> byId = Requirements.ToDictionary(r => r.Id, StringComparer.Ordinal);

    /// <summary>The requirement with this id, or null.</summary>
    public Requirement? Find(string id) => byId.GetValueOrDefault(id);
}
