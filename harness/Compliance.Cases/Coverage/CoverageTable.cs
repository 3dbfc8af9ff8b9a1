using System.Collections.Immutable;
using System.Globalization;
using Compliance.Cases.Specification;
using Compliance.Model;
using Compliance.Model.Ledger;

namespace Compliance.Cases.Coverage;

/// <summary>Requirement, its checks, the mutants that prove them; and every hole in that chain.</summary>
/// <param name="Rows">A row for each requirement of any version, in the order of the ledger.</param>
/// <param name="Holes">What is missing, one sentence each; empty when nothing is.</param>
public sealed record CoverageTable(ImmutableArray<CoverageRow> Rows, ImmutableArray<string> Holes)
{
    private const int Statements = 114;

    /// <summary>The table.</summary>
    /// <param name="requirements">The entries of every version.</param>
    /// <param name="cases">The cases of every version; one that holds under several may come several times.</param>
    /// <param name="mutants">The mutants of both roles.</param>
    /// <param name="index">Anchors and fingerprints.</param>
    public static CoverageTable Of(
        ImmutableArray<Requirement> requirements,
        IEnumerable<CaseFile> cases,
        ImmutableArray<ProvingMutant> mutants,
        SpecIndex index
    )
    {
        var checks = cases
            .SelectMany(c => c.Head.Checks.Select(k => (k.Requirement, Id: $"{c.BaseId}#{k.Name}")))
            .Distinct()
            .ToLookup(c => c.Requirement, c => c.Id, StringComparer.Ordinal);
        var breaking = mutants.ToLookup(m => m.Requirement, m => m.Name, StringComparer.Ordinal);
        ImmutableArray<CoverageRow> rows = [.. requirements.Select(r => new CoverageRow(r, [.. checks[r.Id]], [.. breaking[r.Id]]))];
        return new(
            rows,
            [.. rows.SelectMany(r => HolesOf(r, index)), .. Needless(rows, mutants), .. Missing(rows), .. Dangling(rows, index)]
        );
    }

    /// <summary>Numbers of one sentence: what is there and what is proven.</summary>
    public string Summary()
    {
        var judged = Rows.Where(r => r.NeedsProof).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Rows.Length} requirements, {Rows.Sum(r => r.Checks.Length)} checks; {Counted("MUST", l => l.IsMust())}, {Counted("SHOULD", l => l.IsShould())}; {judged.Count(r => r.Mutants.Length > 0)} of {judged.Length} judged requirements have a mutant of their own"
        );
    }

    /// <summary>Statements of the checklist that a check judges, of those with this level.</summary>
    private string Counted(string word, Func<Level, bool> of)
    {
        var all = Rows.Where(r => of(r.Requirement.Level)).SelectMany(r => r.Requirement.Statements).ToHashSet();
        var judged = Rows.Where(r => of(r.Requirement.Level) && r.Checks.Length > 0).SelectMany(r => r.Requirement.Statements).ToHashSet();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{word} {all.Count} statements ({judged.Count} judged, {all.Count - judged.Count} declared)"
        );
    }

    private static IEnumerable<string> HolesOf(CoverageRow row, SpecIndex index)
    {
        var requirement = row.Requirement;
        var named = $"{requirement.Id} ({Word(requirement.Role)}, {requirement.Level.Spelled()})";
        if (row.Checks.IsEmpty && requirement.Untestable is null)
            yield return $"{named} has neither a check nor a reason why it cannot have one";
        if (row.Checks.Length > 0 && requirement.Untestable is not null)
            yield return $"{named} is called untestable and has the check {row.Checks[0]}";
        if (row.NeedsProof && row.Mutants.IsEmpty)
            yield return $"{named} has checks that kill nothing, such as {row.Checks[0]}: no mutant breaks it";
        if (!index.HasSection(requirement))
            yield return $"{named} names the section '{requirement.Section}', which the page of {requirement.Spec} does not have";
    }

    private static IEnumerable<string> Needless(ImmutableArray<CoverageRow> rows, ImmutableArray<ProvingMutant> mutants)
    {
        var byId = rows.ToDictionary(r => r.Requirement.Id, StringComparer.Ordinal);
        foreach (var mutant in mutants)
        {
            var named = $"the {Word(mutant.Role)} mutant {mutant.Name} breaks {mutant.Requirement}";
            if (!byId.TryGetValue(mutant.Requirement, out var row))
                yield return $"{named}, which is no requirement";
            else if (row.Requirement.Role != mutant.Role)
                yield return $"{named}, which binds the other side";
            else if (row.Checks.IsEmpty)
                yield return $"{named}, which no check judges";
        }
    }

    private static IEnumerable<string> Missing(ImmutableArray<CoverageRow> rows) =>
        Enumerable
            .Range(1, Statements)
            .Except(rows.SelectMany(r => r.Requirement.Statements))
            .Select(s => string.Create(CultureInfo.InvariantCulture, $"statement {s} of 2.0-rc.4 is in no requirement"));

    private static IEnumerable<string> Dangling(ImmutableArray<CoverageRow> rows, SpecIndex index)
    {
        var known = rows.Select(r => r.Requirement.Id).ToHashSet(StringComparer.Ordinal);
        return index
            .Sentences.SelectMany(s =>
                s.Value.Where(id => !known.Contains(id)).Select(id => $"the sentence {s.Key} is covered by {id}, which is no requirement")
            )
            .Order(StringComparer.Ordinal);
    }

    private static string Word(Role role) => role == Role.Receiver ? "receiver" : "sender";
}
