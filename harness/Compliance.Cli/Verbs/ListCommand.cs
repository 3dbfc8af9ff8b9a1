using System.CommandLine;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>list</c> on the command line.</summary>
internal static class ListCommand
{
    private static readonly Argument<string> What = new("what") { Description = "cases, requirements, targets, capabilities or matchers" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("list", "Lists cases, requirements, targets, capabilities or matchers.") { What };
        command.SetAction(parsed => ListVerb.Run(parsed.GetValue(What)!));
        return command;
    }
}
