using System.CommandLine;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>replay</c> on the command line.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string> Results = new("results")
    {
        Description = "a .results.jsonl with its evidence folder beside it",
    };
    private static readonly Option<string?> Target = new("--target")
    {
        Description = "Folder or name of the target whose known.yaml counts. Default: the one that the file names, if it is here.",
    };
    private static readonly Option<string?> Spec = new("--spec")
    {
        Description = "Version of the specification. Default: the one of the run.",
    };
    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder for the new results.",
        DefaultValueFactory = _ => Path.Combine("out", "replay"),
    };
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "Only what is red, the statement, and what differs." };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Every check." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("replay", "Judges the stored evidence of a run again with the cases and checks of today.")
        {
            Results,
            Target,
            Spec,
            Out,
            Quiet,
            Verbose,
        };
        command.SetAction(
            (parsed, cancellation) =>
                ReplayVerb.Run(
                    new ReplayOptions(
                        parsed.GetValue(Results)!,
                        parsed.GetValue(Target),
                        parsed.GetValue(Spec),
                        parsed.GetValue(Out)!,
                        parsed.GetValue(Quiet),
                        parsed.GetValue(Verbose)
                    ),
                    Console.Out,
                    cancellation
                )
        );
        return command;
    }
}
