using System.CommandLine;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>coverage</c> on the command line.</summary>
internal static class CoverageCommand
{
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Every requirement with its checks and mutants." };
    private static readonly Option<string[]> Texts = new("--spec-text")
    {
        Description =
            "Text of a specification (Markdown): fails on a sentence with a key word that no requirement covers. May be given several times.",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("coverage", "Requirement, its checks, the mutants that prove them; fails on holes.") { Verbose, Texts };
        command.SetAction(parsed => CoverageVerb.Run(parsed.GetValue(Verbose), [.. parsed.GetValue(Texts) ?? []]));
        return command;
    }
}
