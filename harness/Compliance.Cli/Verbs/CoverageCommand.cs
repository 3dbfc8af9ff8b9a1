using System.CommandLine;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>coverage</c> on the command line.</summary>
internal static class CoverageCommand
{
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Every requirement with its checks and mutants." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("coverage", "Requirement, its checks, the mutants that prove them; fails on holes.") { Verbose };
        command.SetAction(parsed => CoverageVerb.Run(parsed.GetValue(Verbose)));
        return command;
    }
}
