using System.CommandLine;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>lint</c> on the command line.</summary>
internal static class LintCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("lint", "Finds mistakes in case files and target folders.");
        command.SetAction(_ => LintVerb.Run(Console.Out));
        return command;
    }
}
