using System.CommandLine;
using Compliance.Cases;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>explain</c> on the command line.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> Id = new("id") { Description = "id of a requirement or a case" };
    private static readonly Option<string> Spec = new("--spec")
    {
        Description = "Version of the specification.",
        DefaultValueFactory = _ => SpecVersions.Default,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("explain", "Explains a requirement or a case.") { Id, Spec };
        command.SetAction(parsed => ExplainVerb.Run(parsed.GetValue(Id)!, parsed.GetValue(Spec)!));
        return command;
    }
}
