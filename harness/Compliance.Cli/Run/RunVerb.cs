using System.Collections.Immutable;
using System.Security.Cryptography;
using Compliance.Cases;
using Compliance.Cli.Output;
using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Reporting.GitHub;
using Compliance.Reporting.Markdown;
using Compliance.Reporting.Terminal;
using Compliance.Running.Launching;

namespace Compliance.Cli.Run;

/// <summary>The verb <c>run</c>: judges targets in their roles and writes what it found.</summary>
internal static class RunVerb
{
    /// <summary>Runs every target in every role asked for.</summary>
    /// <returns>The worst exit code of all.</returns>
    public static async Task<int> Run(RunOptions options, CancellationToken cancellation)
    {
        var suite = SuiteFolder.Find();
        var library = CaseLibrary.Load(new DiskCaseFiles(suite.Cases), options.Spec);
        var jobs = new JobPlanner(options, library, new TargetFolders(suite, library.Capabilities)).Plan();
        if (jobs.IsEmpty)
        {
            await Console.Error.WriteLineAsync(
                $"prw-compliance: no case matches {string.Join(" ", options.Cases)}; `list cases` shows them all"
            );
            return ExitCodes.NothingRan;
        }

        OutFolder.MustBeWritable(options.Out);
        // Ctrl-C asks no target politely: the user waits.
        using var ending = cancellation.Register(RunningTargets.KillAll);
        var worst = ExitCodes.Green;
        foreach (var plan in jobs)
            worst = Math.Max(worst, await Run(plan, options, library, cancellation));
        return worst;
    }

    private static async Task<int> Run(PlannedRun plan, RunOptions options, CaseLibrary library, CancellationToken cancellation)
    {
        var terminal = !Console.IsOutputRedirected;
        var console = new LiveConsole(Console.Out, terminal, options.Quiet);
        using var scratch = new ScratchFolder();
        var job = plan.Job(options, library, scratch.Path, console, options.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue));
        RunResults results;
        try
        {
            results = await (job.Role == Role.Receiver ? ReceiverPipeline.Run(job, cancellation) : SenderPipeline.Run(job, cancellation));
        }
        catch (TargetException e)
        {
            throw Secrets.Of(job.Target).Apply(e);
        }
        finally
        {
            console.EndProgress();
        }

        // Once, here: whatever is written or printed below sees no secret.
        results = Secrets.Of(job.Target).Apply(results);
        var folder = Path.Combine(options.Out, plan.FolderName);
        var page = await new ResultFolder(folder).Write(results, library.Ledger, cancellation);
        var style = new ConsoleOptions(terminal && Environment.GetEnvironmentVariable("NO_COLOR") is null or "", Verbosity(options), page);
        Console.Out.Write(ConsoleSummary.Render(results, library.Ledger, style));
        if (options.Github)
            await Github(results, library.Ledger, page, cancellation);
        return Code(results);
    }

    private static async Task Github(RunResults results, RequirementLedger ledger, string page, CancellationToken cancellation)
    {
        Console.Out.Write(GitHubAnnotations.Render(results, ledger));
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
            await File.AppendAllTextAsync(summary, MarkdownSummary.Step(results, ledger, page), cancellation);
    }

    private static Verbosity Verbosity(RunOptions options) =>
        options.Quiet ? Reporting.Terminal.Verbosity.Quiet
        : options.Verbose ? Reporting.Terminal.Verbosity.Verbose
        : Reporting.Terminal.Verbosity.Normal;

    private static int Code(RunResults results) =>
        results.Checks.IsEmpty ? ExitCodes.NothingRan
        : results.Footer!.Green ? ExitCodes.Green
        : ExitCodes.Red;
}
