using System.CommandLine;
using Compliance.Cli.Documents;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>docs</c> on the command line.</summary>
internal static class DocsCommand
{
    private static readonly Option<string?> Out = new("--out") { Description = "Folder for the pages. Default: the suite's docs/." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("docs", "Generates docs/catalogue.md and docs/coverage.md from the case files.");
        command.Options.Add(Out);
        command.SetAction(parsed => DocsVerb.Run(parsed.GetValue(Out)));
        return command;
    }
}
