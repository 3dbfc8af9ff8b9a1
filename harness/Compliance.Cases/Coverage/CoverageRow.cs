using System.Collections.Immutable;
using Compliance.Model.Ledger;

namespace Compliance.Cases.Coverage;

/// <summary>A requirement with what judges it and what proves that the judgement is right.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Checks">Ids of its checks under any version of the specification: the case, and the name of the check.</param>
/// <param name="Mutants">Names of the mutants that break it.</param>
public sealed record CoverageRow(Requirement Requirement, ImmutableArray<string> Checks, ImmutableArray<string> Mutants)
{
    /// <summary>
    /// Whether its checks give verdicts, so that a mutant must show that they can fail. The reference implements the default version: a rule
    /// that ended before it is judged by the matchers of the rule that took its place, whose mutants prove them.
    /// </summary>
    public bool NeedsProof => !Requirement.IsObservation && Checks.Length > 0 && !Ended;

    private bool Ended =>
        Requirement.Until is { } until && SpecVersions.Order.IndexOf(until) < SpecVersions.Order.IndexOf(SpecVersions.Default);
}
