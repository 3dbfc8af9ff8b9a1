using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Running;

namespace Compliance.Tests.Cli;

/// <summary>A run of a built-in implementation whose results lie in a folder of the test.</summary>
internal static class StoredRun
{
    public static CaseLibrary Library { get; } = CaseLibrary.Load(new DiskCaseFiles(SuiteFolder.Find().Cases), SpecVersions.Default);

    /// <summary>Runs some cases and writes the results.</summary>
    /// <returns>Path of the results file, and the results as they were judged.</returns>
    public static async Task<(string Path, RunResults Results)> Of(string name, Role role, string folder, params string[] cases)
    {
        var results = await Results(name, role, cases);
        await new ResultFolder(folder).Write(results, Library.Ledger, CancellationToken.None);
        return (System.IO.Path.Combine(folder, $"{role.ToString().ToLowerInvariant()}.results.jsonl"), results);
    }

    /// <summary>Runs some cases.</summary>
    public static async Task<RunResults> Results(string name, Role role, params string[] cases)
    {
        using var scratch = new ScratchFolder();
        var all = Library.Cases.Where(c => c.Role == role).ToImmutableArray();
        var globs = cases.Select(c => new Glob(c)).ToArray();
        var selected = all.Where(c => globs.Length == 0 || globs.Any(g => g.Matches(c.Id))).ToImmutableArray();
        var job = new RunJob
        {
            Library = Library,
            Cases = selected,
            Target = BuiltinTargets.Describe(TargetReference.BuiltinPrefix + name, [role]),
            Version = SuiteVersion.Text,
            Via = "builtin",
            Role = role,
            Seed = 7,
            Whole = selected.Length == all.Length,
            Launcher = new BuiltinLauncher(),
            Scratch = scratch.Path,
            Log = new Silent(),
        };
        return await (
            role == Role.Receiver ? ReceiverPipeline.Run(job, CancellationToken.None) : SenderPipeline.Run(job, CancellationToken.None)
        );
    }

    private sealed class Silent : IProgressLog
    {
        public void Phase(string name) { }

        public void Progress(int done, int of, string unit) { }
    }
}
