using System.CommandLine;
using Compliance.Cli.Selftest;
using Compliance.Model;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>selftest</c> on the command line.</summary>
internal static class SelftestCommand
{
    private static readonly Option<string?> RoleName = new("--role") { Description = "sender or receiver. Default: both." };
    private static readonly Option<string[]> Only = new("--only")
    {
        Description = "Only implementations whose name matches, such as 'mutant/*'.",
    };
    private static readonly Option<bool> Full = new("--full")
    {
        Description = "Every mutant against every case, to see that nothing unrelated turns.",
    };
    private static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "Implementations judged at the same time.",
        DefaultValueFactory = _ => 16,
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "File for the results, such as reports/selftest.json; `report` draws the kill matrix from it.",
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("selftest", "Judges the reference, its mutants, the legal variants and the nulls: the kill matrix.");
        foreach (Option option in (Option[])[RoleName, Only, Full, Jobs, Out])
            command.Options.Add(option);
        command.SetAction(
            (parsed, cancellation) =>
                SelftestVerb.Run(
                    RunCommand.RoleOf(parsed.GetValue(RoleName)),
                    [.. parsed.GetValue(Only) ?? []],
                    parsed.GetValue(Full),
                    Math.Max(1, parsed.GetValue(Jobs)),
                    parsed.GetValue(Out),
                    cancellation
                )
        );
        return command;
    }
}
