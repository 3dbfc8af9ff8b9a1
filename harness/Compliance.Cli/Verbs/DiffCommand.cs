using System.CommandLine;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>diff</c> on the command line.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string[]> Files = new("results")
    {
        Description = "results files, the oldest first; each is compared with the one before it",
        Arity = new ArgumentArity(2, 1000),
    };
    private static readonly Option<bool> Quiet = new("--quiet")
    {
        Description = "Only the exit code and what differs; nothing when nothing does.",
    };
    private static readonly Option<bool> Worse = new("--worse")
    {
        Description = "Exit code 1 only when something got worse: a regression, or a new check that is violated.",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("diff", "What regressed, was fixed, is new or gone; exit code 1 when a verdict differs.")
        {
            Files,
            Quiet,
            Worse,
        };
        command.SetAction(parsed => DiffVerb.Run(parsed.GetValue(Files)!, parsed.GetValue(Quiet), parsed.GetValue(Worse), Console.Out));
        return command;
    }
}
