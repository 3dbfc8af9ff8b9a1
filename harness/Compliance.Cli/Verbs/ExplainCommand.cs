using System.CommandLine;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>explain</c> on the command line.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> Id = new("id") { Description = "id of a requirement or a case" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("explain", "Explains a requirement or a case.") { Id };
        command.SetAction(parsed => ExplainVerb.Run(parsed.GetValue(Id)!));
        return command;
    }
}
