using System.CommandLine;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>diff</c> on the command line.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> Before = new("before") { Description = "results file" };
    private static readonly Argument<string> After = new("after") { Description = "results file" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("diff", "What changed between two result files; exit code 1 when a verdict differs.") { Before, After };
        command.SetAction(parsed => DiffVerb.Run(parsed.GetValue(Before)!, parsed.GetValue(After)!));
        return command;
    }
}
