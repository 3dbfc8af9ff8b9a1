using Compliance.Cases;
using Compliance.Cli.Suite;
using Compliance.Judging.Binding;
using Compliance.Model;

namespace Compliance.Cli.Verbs;

/// <summary>Finds the mistakes in all case files and target folders.</summary>
internal static class LintVerb
{
    /// <summary>Prints every mistake with file and line.</summary>
    /// <param name="paths">Target folders and case files; empty: all of the suite.</param>
    /// <param name="output">Where to write.</param>
    /// <exception cref="UsageException">A path is neither.</exception>
    public static int Run(IReadOnlyList<string> paths, TextWriter output)
    {
        var suite = SuiteFolder.Find();
        var loose = paths.Where(p => IsYaml(p) && File.Exists(p)).ToList();
        ICaseFiles files = new DiskCaseFiles(suite.Cases);
        if (loose.Count > 0)
            files = new WithLooseCases(files, loose);
        List<CaseFileException> problems = [];
        if (paths.Count == 0 || loose.Count > 0)
            Cases(files, loose, problems);
        Targets(suite, files, paths.Count == 0 ? null : paths.Except(loose), problems);
        foreach (var problem in problems)
            output.WriteLine(problem.Message);
        output.WriteLine(
            problems.Count switch
            {
                0 => "no mistakes",
                1 => "1 mistake",
                _ => $"{problems.Count} mistakes",
            }
        );
        return problems.Count == 0 ? ExitCodes.Green : ExitCodes.Usage;
    }

    private static bool IsYaml(string path) => Path.GetExtension(path) is ".yaml" or ".yml" && Path.GetFileName(path) is not "target.yaml";

    private static void Cases(ICaseFiles files, List<string> loose, List<CaseFileException> problems)
    {
        problems.AddRange(CaseLint.Run(files));
        if (problems.Count == 0)
            Bind(files, problems);
        if (loose.Count > 0)
            problems.RemoveAll(p => !loose.Exists(l => p.At.File.EndsWith(WithLooseCases.Place(l), StringComparison.Ordinal)));
    }

    private static void Bind(ICaseFiles files, List<CaseFileException> problems)
    {
        var library = CaseLibrary.Load(files, SpecVersions.Default);
        foreach (var @case in library.Cases)
        {
            var checks =
                @case.Role == Role.Receiver
                    ? library.Receiver(@case, ExpansionContext.Dummy).Head.Checks
                    : library.Sender(@case, ExpansionContext.Dummy).Head.Checks;
            foreach (var check in checks)
                Try(
                    () =>
                        _ =
                            @case.Role == Role.Receiver
                                ? MatcherCatalogue.Standard.BindReceiver(check.Matcher)
                                : MatcherCatalogue.Standard.BindSender(check),
                    problems
                );
        }
    }

    private static void Targets(SuiteFolder suite, ICaseFiles files, IEnumerable<string>? named, List<CaseFileException> problems)
    {
        var capabilities = CapabilityLoader.Load("cases/capabilities.yaml", files.Read(CaseLibrary.CapabilitiesPath));
        var folders = new TargetFolders(suite, capabilities);
        foreach (var name in named ?? folders.Names)
            Try(() => folders.Read(name, []), problems);
    }

    private static void Try(Action attempt, List<CaseFileException> problems)
    {
        try
        {
            attempt();
        }
        catch (CaseFileException e)
        {
            problems.Add(e);
        }
    }
}
