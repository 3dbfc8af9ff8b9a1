using System.CommandLine;
using System.CommandLine.Parsing;
using Compliance.Cases.Targets;
using Compliance.Cli.Run;
using Compliance.Model;
using Compliance.Model.Results;

namespace Compliance.Cli.Verbs;

/// <summary>The verbs and their options.</summary>
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

        return await parsed.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) }
        );
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Judges senders and receivers of the Prometheus Remote-Write protocol. Without a verb: run.");
        root.Subcommands.Add(RunCommand.Create());
        root.Subcommands.Add(SelftestCommand.Create());
        var lint = new Command("lint", "Finds mistakes in case files and target folders.");
        lint.SetAction(_ => LintVerb.Run(Console.Out));
        root.Subcommands.Add(lint);
        root.Subcommands.Add(List());
        root.Subcommands.Add(Explain());
        root.Subcommands.Add(Coverage());
        root.Subcommands.Add(Diff());
        root.Subcommands.Add(ReportCommand.Create());
        root.Subcommands.Add(DocsCommand.Create());
        return root;
    }

    private static Command List()
    {
        var what = new Argument<string>("what") { Description = "cases, requirements, targets, capabilities or matchers" };
        var command = new Command("list", "Lists cases, requirements, targets, capabilities or matchers.");
        command.Arguments.Add(what);
        command.SetAction(parsed => ListVerb.Run(parsed.GetValue(what)!));
        return command;
    }

    private static Command Explain()
    {
        var id = new Argument<string>("id") { Description = "id of a requirement or a case" };
        var command = new Command("explain", "Explains a requirement or a case.");
        command.Arguments.Add(id);
        command.SetAction(parsed => ExplainVerb.Run(parsed.GetValue(id)!));
        return command;
    }

    private static Command Coverage()
    {
        var verbose = new Option<bool>("--verbose") { Description = "Every requirement with its checks and mutants." };
        var command = new Command("coverage", "Requirement, its checks, the mutants that prove them; fails on holes.");
        command.Options.Add(verbose);
        command.SetAction(parsed => CoverageVerb.Run(parsed.GetValue(verbose)));
        return command;
    }

    private static Command Diff()
    {
        var before = new Argument<string>("before") { Description = "results file" };
        var after = new Argument<string>("after") { Description = "results file" };
        var command = new Command("diff", "What changed between two result files; exit code 1 when a verdict differs.");
        command.Arguments.Add(before);
        command.Arguments.Add(after);
        command.SetAction(parsed => DiffVerb.Run(parsed.GetValue(before)!, parsed.GetValue(after)!));
        return command;
    }
}
