using System.Globalization;
using Compliance.Cases;
using Compliance.Cli.Selftest;
using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Model.Ledger;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>coverage</c>: requirement, its checks, the mutants that prove them.</summary>
internal static class CoverageVerb
{
    private const int Statements = 114;

    /// <summary>Prints the table and what is missing.</summary>
    /// <returns>Red when a requirement has neither checks nor a reason, or a judged MUST or SHOULD has no mutant.</returns>
    public static int Run(bool verbose)
    {
        var library = CaseLibrary.Load(new DiskCaseFiles(SuiteFolder.Find().Cases), SpecVersions.Default);
        var checks = library.Cases.SelectMany(c => c.Head.Checks.Select(k => k.Requirement)).ToLookup(r => r, StringComparer.Ordinal);
        var mutants = new[] { Role.Receiver, Role.Sender }
            .SelectMany(r => Subjects.Mutants(r).AsEnumerable())
            .ToLookup(m => m.Requirement, m => m.Name, StringComparer.Ordinal);
        List<string> holes = [];
        foreach (var requirement in library.Ledger.Requirements)
        {
            var count = checks[requirement.Id].Count();
            if (verbose)
                Console.Out.WriteLine(Line(requirement, count, [.. mutants[requirement.Id]]));
            if (count == 0 && requirement.Untestable is null)
                holes.Add(
                    $"{requirement.Id} ({requirement.Role}, {requirement.Level.Spelled()}) has neither a check nor a reason why it cannot have one"
                );
        }

        holes.AddRange(
            mutants
                .Where(m => library.Ledger.Find(m.Key) is null)
                .Select(m => $"the mutants {string.Join(", ", m)} break {m.Key}, which is no requirement")
        );
        holes.AddRange(
            Missing(library).Select(s => string.Create(CultureInfo.InvariantCulture, $"statement {s} of 2.0-rc.4 is in no requirement"))
        );
        foreach (var hole in holes)
            Console.Out.WriteLine(hole);
        Console.Out.WriteLine(Summary(library, checks, mutants));
        return holes.Count == 0 ? ExitCodes.Green : ExitCodes.Red;
    }

    private static string Line(Requirement requirement, int checks, string[] mutants)
    {
        var proof = requirement.Untestable is { } why
            ? $"untestable: {why.ToString().ToLowerInvariant()}"
            : $"{checks} checks; mutants: {string.Join(", ", mutants)}";
        return $"{requirement.Role, -8} {requirement.Level.Spelled(), -10} {requirement.Id, -38} {proof}";
    }

    private static IEnumerable<int> Missing(CaseLibrary library) =>
        Enumerable.Range(1, Statements).Except(library.Requirements.SelectMany(r => r.Statements));

    private static string Summary(CaseLibrary library, ILookup<string, string> checks, ILookup<string, string> mutants)
    {
        var judged = library.Ledger.Requirements.Where(r => !r.IsObservation && r.Level != Level.Robust && checks.Contains(r.Id)).ToArray();
        var unproven = judged.Where(r => !mutants.Contains(r.Id)).Select(r => r.Id).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{library.Ledger.Requirements.Length} requirements, {library.Cases.Sum(c => c.Head.Checks.Length)} checks in {library.Cases.Length} cases; {judged.Length - unproven.Length} of {judged.Length} judged MUST and SHOULD have a mutant of their own{(unproven.Length > 0 ? "; without: " + string.Join(", ", unproven) : "")}"
        );
    }
}
