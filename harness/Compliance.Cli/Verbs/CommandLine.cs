using System.CommandLine;
using System.Runtime.InteropServices;

namespace Compliance.Cli.Verbs;

/// <summary>The verbs. Each has a file for its options (<c>XyzCommand</c>) and one for what it does (<c>XyzVerb</c>).</summary>
internal static class CommandLine
{
    private static readonly string[] Passive = ["-h", "--help", "-?", "--version"];

    /// <summary>Parses and runs; arguments without a verb belong to <c>run</c>.</summary>
    public static Task<int> Run(string[] args)
    {
        var root = Root();
        var verbs = root.Subcommands.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        string[] full = args.Length > 0 && (verbs.Contains(args[0]) || Passive.Contains(args[0])) ? args : ["run", .. args];
        return Invoke(root, full);
    }

    private static async Task<int> Invoke(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync($"prw-compliance: {error.Message}");
            return ExitCodes.Usage;
        }

        return await Interruptible(parsed);
    }

    // The parser's own handling of signals races with the exception of a cancelled run and then ends with 130 and without a word.
    private static async Task<int> Interruptible(ParseResult parsed)
    {
        using var interrupted = new CancellationTokenSource();
        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = !interrupted.IsCancellationRequested; // the second one ends the process
            interrupted.Cancel();
        }
        using var ctrlC = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        return await parsed.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
            interrupted.Token
        );
    }

    private static RootCommand Root()
    {
        var root = Verbs();
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        return root;
    }

    // In the order of the help. A new verb: its XyzCommand.Create() here, nothing else.
    private static RootCommand Verbs() =>
        new("Judges senders and receivers of the Prometheus Remote-Write protocol. Without a verb: run.")
        {
            RunCommand.Create(),
            ListCommand.Create(),
            ExplainCommand.Create(),
            LintCommand.Create(),
            CoverageCommand.Create(),
            DiffCommand.Create(),
            ReplayCommand.Create(),
            InspectCommand.Create(),
            ServeCommand.Create(),
            KnownCommand.Create(),
            TargetCommand.Create(),
            ReportCommand.Create(),
            DocsCommand.Create(),
            FuzzCommand.Create(),
            FuzzCommand.CreateShrink(),
            SelftestCommand.Create(),
        };
}
