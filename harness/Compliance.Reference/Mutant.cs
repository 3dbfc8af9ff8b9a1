using System.Collections.Immutable;

namespace Compliance.Reference;

/// <summary>The reference implementation with exactly one fault switched on.</summary>
/// <param name="Name">Name of the switch, in kebab-case, unique for the role.</param>
/// <param name="Says">What it does wrong, in one sentence.</param>
/// <param name="Requirement">Id of the requirement it breaks: a check of it must be violated.</param>
/// <param name="SideEffects">Ids of other requirements whose checks may be violated too, because the fault shows there as well.</param>
public sealed record Mutant(string Name, string Says, string Requirement, ImmutableArray<string> SideEffects)
{
    /// <summary>The same with the side effects as plain arguments.</summary>
    public static Mutant Of(string name, string requirement, string says, params ImmutableArray<string> sideEffects) =>
        new(name, says, requirement, sideEffects);
}
