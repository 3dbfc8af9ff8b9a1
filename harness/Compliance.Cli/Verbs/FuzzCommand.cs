using System.CommandLine;
using Compliance.Cases.Targets;
using Compliance.Cli.Fuzz;
using Compliance.Cli.Run;
using Compliance.Model;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>fuzz</c> and <c>shrink</c> on the command line.</summary>
internal static class FuzzCommand
{
    private static readonly Option<string> Target = new("--target")
    {
        Description = "A target below targets/, NAME@VERSION, the path of a folder with a target.yaml, or builtin:NAME.",
        DefaultValueFactory = _ => $"{TargetReference.BuiltinPrefix}reference",
    };
    private static readonly Option<string?> Via = new("--via")
    {
        Description = "process, container or endpoint. Default: the first that is available.",
    };
    private static readonly Option<string[]> Set = new("--set") { Description = "Overrides a key of target.yaml: key=value." };
    private static readonly Option<int> Seconds = new("--seconds") { Description = "Seconds of sending.", DefaultValueFactory = _ => 30 };
    private static readonly Option<int?> Requests = new("--requests")
    {
        Description = "Most requests. Default: as many as the time allows.",
    };
    private static readonly Option<long> Seed = new("--seed")
    {
        Description = "Seed: the same seed gives the same requests.",
        DefaultValueFactory = _ => 1,
    };
    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder for findings.",
        DefaultValueFactory = _ => Path.Combine("out", "fuzz"),
    };
    private static readonly Option<bool> NoShrink = new("--no-shrink") { Description = "Leaves findings as large as they are." };
    private static readonly Argument<int> Number = new("number") { Description = "number of a request, as fuzz prints it" };

    /// <summary>The command <c>fuzz</c>.</summary>
    public static Command Create()
    {
        var command = new Command(
            "fuzz",
            "Sends generated requests to a receiver and judges the answers by rules that need no expected answer; exit code 1 with findings."
        )
        {
            Target,
            Via,
            Set,
            Seconds,
            Requests,
            Seed,
            Out,
            NoShrink,
        };
        command.SetAction(
            (parsed, cancellation) =>
                FuzzVerb.Run(
                    Options(parsed, Bounded(parsed.GetValue(Seconds)), parsed.GetValue(Requests), !parsed.GetValue(NoShrink), 0),
                    Choice(parsed),
                    Console.Out,
                    cancellation
                )
        );
        return command;
    }

    /// <summary>The command <c>shrink</c>.</summary>
    public static Command CreateShrink()
    {
        var command = new Command(
            "shrink",
            "Makes one request of a fuzz run as small as it can be while it still fails, and writes it as a case file."
        )
        {
            Number,
            Target,
            Via,
            Set,
            Seed,
            Out,
        };
        command.SetAction(
            (parsed, cancellation) =>
                FuzzVerb.Run(Options(parsed, 600, 1, true, parsed.GetValue(Number)), Choice(parsed), Console.Out, cancellation)
        );
        return command;
    }

    private static int Bounded(int seconds) =>
        seconds is > 0 and <= 86_400 ? seconds : throw new UsageException("--seconds is from 1 to 86400");

    private static FuzzOptions Options(ParseResult parsed, int seconds, int? requests, bool shrink, int first) =>
        new(seconds, requests, parsed.GetValue(Seed), parsed.GetValue(Out)!, shrink, first);

    private static RunOptions Choice(ParseResult parsed) =>
        new()
        {
            Targets = [parsed.GetValue(Target)!],
            Role = Role.Receiver,
            Via = parsed.GetValue(Via),
            Set = [.. (parsed.GetValue(Set) ?? []).Select(TargetOverride.Parse)],
        };
}
