using Compliance.Cases;
using Compliance.Cli.Selftest;
using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Model.Ledger;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>explain</c>: a requirement or a case in prose.</summary>
internal static class ExplainVerb
{
    /// <summary>Explains the requirement or the cases of this id.</summary>
    /// <exception cref="UsageException">There is neither.</exception>
    public static int Run(string id)
    {
        var library = CaseLibrary.Load(new DiskCaseFiles(SuiteFolder.Find().Cases), SpecVersions.Default);
        if (library.Ledger.Find(id) is { } requirement)
            return Explain(requirement, library);
        var glob = new Glob(id);
        var cases = library.Cases.Where(c => glob.Matches(c.Id)).ToArray();
        if (cases.Length == 0)
            throw new UsageException($"there is no requirement and no case '{id}'; `list requirements` and `list cases` show them");
        foreach (var @case in cases)
            Explain(@case, library);
        return ExitCodes.Green;
    }

    private static int Explain(Requirement requirement, CaseLibrary library)
    {
        Console.Out.WriteLine(
            $"{requirement.Id}: {requirement.Role} {requirement.Level.Spelled()} ({requirement.Spec})\n  {requirement.Says}\n  {requirement.Link}"
        );
        if (requirement.Ambiguous is { } readings)
            Console.Out.WriteLine($"  an observation, for the sentence can be read in several ways: {readings}");
        if (requirement.Untestable is { } why)
            Console.Out.WriteLine($"  no wire can show it: {why.ToString().ToLowerInvariant()}");
        foreach (var @case in library.Cases.Where(c => c.Head.Checks.Any(k => k.Requirement == requirement.Id)))
            Console.Out.WriteLine($"  judged by {@case.Id}: {@case.Head.Title}");
        foreach (var mutant in Subjects.Mutants(requirement.Role).Where(m => m.Requirement == requirement.Id))
            Console.Out.WriteLine($"  proven by the mutant {mutant.Name}: {mutant.Says}");
        return ExitCodes.Green;
    }

    private static void Explain(CaseFile @case, CaseLibrary library)
    {
        Console.Out.WriteLine($"{@case.Id} ({@case.Head.At})\n  {@case.Head.Title}");
        foreach (var check in @case.Head.Checks)
        {
            var requirement = library.Ledger.Find(check.Requirement)!;
            Console.Out.WriteLine(
                $"  expects {check.Matcher.Name} for {requirement.Id}, {requirement.Level.Spelled()}: {requirement.Says}"
            );
        }
    }
}
