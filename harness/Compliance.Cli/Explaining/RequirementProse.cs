using Compliance.Cases;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Reference;

namespace Compliance.Cli.Explaining;

/// <summary>A requirement in prose: what it says, which cases judge it, which mutants prove it.</summary>
internal static class RequirementProse
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(Requirement requirement, CaseLibrary library, IEnumerable<Mutant> mutants)
    {
        yield return $"{requirement.Id}: {(requirement.Role == Role.Receiver ? "receivers" : "senders")}, {requirement.Level.Spelled()} ({requirement.Spec})";
        yield return $"  {requirement.Says}";
        yield return $"  {requirement.Link}";
        if (requirement.Since is not null || requirement.Until is not null)
            yield return $"  holds {string.Join(" ", Words.Said(requirement.Since is { } s ? $"from {s} on" : "", requirement.Until is { } u ? $"until {u}" : ""))}";
        if (requirement.Why is { } reason)
            yield return $"  a rule of this suite: {reason}";
        if (requirement.Ambiguous is { } readings)
            yield return $"  an observation, for the sentence can be read in several ways: {readings}";
        if (requirement.Untestable is { } why)
            yield return $"  no wire can show it: {why.ToString().ToLowerInvariant()}";
        foreach (var @case in library.Cases.Where(c => c.Head.Checks.Any(k => k.Requirement == requirement.Id)))
            yield return $"  judged by {@case.Id}: {@case.Head.Title}";
        foreach (var mutant in mutants.Where(m => m.Requirement == requirement.Id))
            yield return $"  proven by the mutant {mutant.Name}: {mutant.Says}";
    }
}
