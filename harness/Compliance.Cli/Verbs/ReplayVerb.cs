using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Cli.Replay;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Diffing;
using Compliance.Reporting.Terminal;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>replay</c>: judges stored evidence again.</summary>
internal static class ReplayVerb
{
    /// <summary>Judges, writes the results like those of a run, and says what came out differently.</summary>
    /// <returns>As for a run.</returns>
    /// <exception cref="UsageException">The file is not whole, or its evidence is missing.</exception>
    public static async Task<int> Run(ReplayOptions options, TextWriter output, CancellationToken cancellation)
    {
        var stored = ResultsFile.ReadWhole(options.Results);
        if (stored.Footer is null || stored.Incomplete.Length > 0)
            throw new UsageException($"{options.Results} is incomplete, so it cannot be judged again: {stored.Incomplete}");
        var record = ResultsFile.Record(options.Results, stored.Header.Role);
        var suite = SuiteFolder.Find();
        var library = CaseLibrary.Load(new DiskCaseFiles(suite.Cases), options.Spec ?? stored.Header.Spec);
        var known = Known(options, stored, new TargetFolders(suite, library.Capabilities));
        var replayed = new Rejudge(library, known).Judge(stored, record);
        var page = await new ResultFolder(Folder(options, stored)).Write(replayed.Results, library.Ledger, cancellation);
        await output.WriteAsync(
            ConsoleSummary.Render(replayed.Results, library.Ledger, new ConsoleOptions(false, Verbosity(options), page))
        );
        await Differences(stored, replayed, output);
        return Code(replayed.Results);
    }

    private static async Task Differences(RunResults stored, Replayed replayed, TextWriter output)
    {
        foreach (var note in replayed.Notes)
            await output.WriteLineAsync($"note  {note}");
        var diff = ResultsDiff.Of(stored, replayed.Results);
        await output.WriteAsync(diff.IsEmpty ? "Every check came out as it was.\n" : diff.Text());
    }

    private static ImmutableArray<KnownEntry> Known(ReplayOptions options, RunResults stored, TargetFolders folders)
    {
        var name = options.Target ?? stored.Header.Target;
        return options.Target is not null || folders.Names.Contains(name) ? folders.Read(name, []).Known : [];
    }

    private static string Folder(ReplayOptions options, RunResults stored)
    {
        var folder = Path.Combine(options.Out, stored.Header.Target.Replace(':', '-').Replace('/', '-'));
        var from = Path.GetFullPath(Path.GetDirectoryName(options.Results) is { Length: > 0 } named ? named : ".");
        return Path.GetFullPath(folder) == from
            ? throw new UsageException($"--out {options.Out} would overwrite the evidence that is read")
            : folder;
    }

    private static Verbosity Verbosity(ReplayOptions options) =>
        options.Quiet ? Reporting.Terminal.Verbosity.Quiet
        : options.Verbose ? Reporting.Terminal.Verbosity.Verbose
        : Reporting.Terminal.Verbosity.Normal;

    private static int Code(RunResults results) =>
        results.Checks.IsEmpty ? ExitCodes.NothingRan
        : results.Footer!.Green ? ExitCodes.Green
        : ExitCodes.Red;
}
