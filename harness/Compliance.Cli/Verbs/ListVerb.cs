using Compliance.Cases;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;
using Compliance.Judging.Binding;
using Compliance.Model;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>list</c>.</summary>
internal static class ListVerb
{
    /// <summary>Prints the names of one kind of thing with a sentence each.</summary>
    /// <param name="what">cases, requirements, targets, capabilities or matchers.</param>
    /// <exception cref="UsageException">It is none of them.</exception>
    public static int Run(string what)
    {
        var suite = SuiteFolder.Find();
        var library = CaseLibrary.Load(new DiskCaseFiles(suite.Cases), SpecVersions.Default);
        IEnumerable<string> lines = what switch
        {
            "cases" => library.Cases.Select(c => $"{c.Id}  {c.Head.Title}"),
            "requirements" => library.Ledger.Requirements.Select(r => $"{r.Role, -8} {r.Level.Spelled(), -10} {r.Id}  {r.Says}"),
            "targets" =>
            [
                .. new TargetFolders(suite, library.Capabilities).Names,
                .. BuiltinTargets
                    .Names(Role.Receiver)
                    .Union(BuiltinTargets.Names(Role.Sender))
                    .Select(n => TargetReference.BuiltinPrefix + n),
            ],
            "capabilities" => library.Capabilities.Select(c => $"{c.Name}  {c.Says} (default {c.Default.ToString().ToLowerInvariant()})"),
            "matchers" => MatcherCatalogue.Standard.All.Select(m => $"{m.Role, -8} {m.Name}  {m.Summary}"),
            _ => throw new UsageException($"list knows cases, requirements, targets, capabilities and matchers, not '{what}'"),
        };
        foreach (var line in lines)
            Console.Out.WriteLine(line);
        return ExitCodes.Green;
    }
}
