using System.CommandLine;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>known</c> on the command line.</summary>
internal static class KnownCommand
{
    private static readonly Argument<string> Results = new("results") { Description = "a .results.jsonl of the target" };
    private static readonly Option<bool> Write = new("--write")
    {
        Description = "Adds the entries to the target's known.yaml instead of printing them. What stands there stays.",
    };
    private static readonly Option<string?> Target = new("--target")
    {
        Description = "Folder or name of the target. Default: the one that the file names.",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command(
            "known",
            "Proposes known.yaml entries for the failures of a run. Reasons and links are left to you: lint refuses the placeholders."
        )
        {
            Results,
            Write,
            Target,
        };
        command.SetAction(parsed => KnownVerb.Run(parsed.GetValue(Results)!, parsed.GetValue(Target), parsed.GetValue(Write), Console.Out));
        return command;
    }
}
