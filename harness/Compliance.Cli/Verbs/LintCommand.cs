using System.CommandLine;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>lint</c> on the command line.</summary>
internal static class LintCommand
{
    private static readonly Argument<string[]> Paths = new("paths")
    {
        Description =
            "Target folders, and case files below a folder receiver/ or sender/ anywhere, such as those that fuzz writes. Default: everything in the suite.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("lint", "Finds mistakes in case files and target folders.") { Paths };
        command.SetAction(parsed => LintVerb.Run(parsed.GetValue(Paths) ?? [], Console.Out));
        return command;
    }
}
