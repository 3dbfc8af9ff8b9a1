using System.CommandLine;
using Compliance.Cli.Report;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>report</c> on the command line.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string[]> Files = new("files")
    {
        Description = "Results files, files of `selftest --out`, or folders that hold them. Shards of one run become one.",
        Arity = ArgumentArity.OneOrMore,
    };
    private static readonly Option<string> Format = new("--format")
    {
        Description = "Any of html (scorecards), matrix (index.html), markdown (README.md), badge, junit, ctrf, with commas.",
        DefaultValueFactory = _ => "html,matrix,markdown,badge",
    };
    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder of the report.",
        DefaultValueFactory = _ => "out/report",
    };
    private static readonly Option<string?> Targets = new("--targets")
    {
        Description = "Folder of target folders; those without results are shown as not verified. Default: the suite's own.",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("report", "Draws scorecards, the matrix, badges and tables from results files.");
        command.Arguments.Add(Files);
        foreach (Option option in (Option[])[Format, Out, Targets])
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => ReportVerb.Run(Options(parsed), cancellation));
        return command;
    }

    private static ReportOptions Options(ParseResult parsed) =>
        new()
        {
            Files = [.. parsed.GetValue(Files) ?? []],
            Formats = ReportOptions.Parse(
                parsed.GetValue(Format)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ),
            Out = parsed.GetValue(Out)!,
            Targets = parsed.GetValue(Targets),
        };
}
