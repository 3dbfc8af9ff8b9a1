using Compliance.Cases;
using Compliance.Cli.Explaining;
using Compliance.Cli.Selftest;
using Compliance.Cli.Suite;
using Compliance.Model;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>explain</c>: a requirement or a case in prose.</summary>
internal static class ExplainVerb
{
    /// <summary>Explains the requirement or the cases of this id.</summary>
    /// <param name="id">Id of a requirement, or a glob of case ids.</param>
    /// <param name="spec">The version of the specification.</param>
    /// <exception cref="UsageException">There is neither.</exception>
    public static int Run(string id, string spec)
    {
        var files = new DiskCaseFiles(SuiteFolder.Find().Cases);
        foreach (var line in Lines(id, CaseLibrary.Load(files, spec), files))
            Console.Out.WriteLine(line);
        return ExitCodes.Green;
    }

    private static IEnumerable<string> Lines(string id, CaseLibrary library, DiskCaseFiles files)
    {
        if (library.Ledger.Find(id) is { } requirement)
            return RequirementProse.Of(requirement, library, Subjects.Mutants(requirement.Role));
        var glob = new Glob(id);
        var cases = library.Cases.Where(c => glob.Matches(c.Id) || c.BaseId == id).ToArray();
        if (cases.Length == 0)
            throw new UsageException($"there is no requirement and no case '{id}'; `list requirements` and `list cases` show them");
        return cases.SelectMany(Prose(library, files).Of);
    }

    private static CaseProse Prose(CaseLibrary library, DiskCaseFiles files) =>
        new(
            library,
            files,
            new[] { Role.Receiver, Role.Sender }
                .SelectMany(r => Subjects.Mutants(r).AsEnumerable())
                .ToLookup(m => m.Requirement, m => m.Name, StringComparer.Ordinal)
        );
}
