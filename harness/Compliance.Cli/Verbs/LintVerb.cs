using Compliance.Cases;
using Compliance.Cli.Suite;
using Compliance.Judging.Binding;
using Compliance.Model;

namespace Compliance.Cli.Verbs;

/// <summary>Finds the mistakes in all case files and target folders.</summary>
internal static class LintVerb
{
    /// <summary>Prints every mistake with file and line.</summary>
    public static int Run(TextWriter output)
    {
        var suite = SuiteFolder.Find();
        var files = new DiskCaseFiles(suite.Cases);
        List<CaseFileException> problems = [.. CaseLint.Run(files)];
        if (problems.Count == 0)
            Bind(files, problems);
        Targets(suite, files, problems);
        foreach (var problem in problems)
            output.WriteLine(problem.Message);
        output.WriteLine(problems.Count == 0 ? "no mistakes" : $"{problems.Count} mistakes");
        return problems.Count == 0 ? ExitCodes.Green : ExitCodes.Usage;
    }

    private static void Bind(DiskCaseFiles files, List<CaseFileException> problems)
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

    private static void Targets(SuiteFolder suite, DiskCaseFiles files, List<CaseFileException> problems)
    {
        var capabilities = CapabilityLoader.Load("cases/capabilities.yaml", files.Read(CaseLibrary.CapabilitiesPath));
        var folders = new TargetFolders(suite, capabilities);
        foreach (var name in folders.Names)
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
