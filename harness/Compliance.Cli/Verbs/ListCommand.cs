using System.CommandLine;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>list</c> on the command line.</summary>
internal static class ListCommand
{
    private static readonly Argument<string> What = new("what") { Description = "cases, requirements, targets, capabilities or matchers" };
    private static readonly Argument<string[]> Text = new("text") { Description = "Only lines that hold all of these texts." };
    private static readonly Option<string?> RoleName = new("--role") { Description = "sender or receiver. Default: both." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("list", "Lists cases, requirements, targets, capabilities or matchers.") { What, Text, RoleName };
        command.SetAction(parsed =>
            ListVerb.Run(parsed.GetValue(What)!, RunCommand.RoleOf(parsed.GetValue(RoleName)), parsed.GetValue(Text) ?? [], Console.Out)
        );
        return command;
    }
}
