using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Compliance.Cases;
using Compliance.Cases.Targets;
using Compliance.Cli.Run;
using Compliance.Model;
using Compliance.Model.Results;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>run</c> on the command line.</summary>
internal static class RunCommand
{
    private static readonly Option<string[]> Target = Text(
        "--target",
        "A target below targets/, NAME@VERSION, the path of a folder with a target.yaml, or builtin:NAME; several with commas. Default: the built-in reference."
    );
    private static readonly Option<string?> RoleName = new("--role")
    {
        Description = "sender or receiver. Default: every role of the target.",
    };
    private static readonly Option<string?> Via = new("--via")
    {
        Description = "builtin, process, container or endpoint. Default: the first that is available.",
    };
    private static readonly Option<string[]> Case = Text("--case", "Only cases whose id matches; * stands for any text.");
    private static readonly Option<string> Spec = new("--spec")
    {
        Description = "Version of the specification.",
        DefaultValueFactory = _ => SpecVersions.Default,
    };
    private static readonly Option<string> GateName = new("--gate")
    {
        Description = "What turns the run red: must, should or none.",
        DefaultValueFactory = _ => "must",
    };
    private static readonly Option<int?> Jobs = new("--jobs")
    {
        Description = "Requests (receiver) or processes (sender) at the same time.",
    };
    private static readonly Option<string?> Shard = new("--shard") { Description = "Only part i of n of the cases: i/n." };
    private static readonly Option<int?> Seed = new("--seed")
    {
        Description = "Seed of the run. Default: drawn, and written into the results.",
    };
    private static readonly Option<string[]> Set = Text("--set", "Overrides a key of target.yaml: key=value.");
    private static readonly Option<string> Out = new("--out") { Description = "Folder for the results.", DefaultValueFactory = _ => "out" };
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "Only what is red, and the statement." };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Every check." };
    private static readonly Option<bool> Github = new("--github") { Description = "GitHub annotations and step summary." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("run", "Judges targets and writes the scorecard.");
        foreach (
            Option option in (Option[])[Target, RoleName, Via, Case, Spec, GateName, Jobs, Shard, Seed, Set, Out, Quiet, Verbose, Github]
        )
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => RunVerb.Run(Options(parsed), cancellation));
        return command;
    }

    /// <summary>The options as they were given.</summary>
    /// <exception cref="UsageException">A value is not one of those allowed.</exception>
    public static RunOptions Options(ParseResult parsed)
    {
        var (shard, shards) = Part(parsed.GetValue(Shard));
        return new RunOptions
        {
            Targets = [.. Several(parsed.GetValue(Target))],
            Role = RoleOf(parsed.GetValue(RoleName)),
            Via = ViaOf(parsed.GetValue(Via)),
            Cases = [.. Several(parsed.GetValue(Case))],
            Spec = parsed.GetValue(Spec)!,
            Gate = GateOf(parsed.GetValue(GateName)!),
            Jobs = AtLeastOne(parsed.GetValue(Jobs)),
            Shard = shard,
            Shards = shards,
            Seed = parsed.GetValue(Seed),
            Set = [.. (parsed.GetValue(Set) ?? []).Select(TargetOverride.Parse)],
            Out = parsed.GetValue(Out)!,
            Quiet = parsed.GetValue(Quiet),
            Verbose = parsed.GetValue(Verbose),
            Github = parsed.GetValue(Github),
        };
    }

    private static Option<string[]> Text(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = false };

    private static IEnumerable<string> Several(string[]? given) =>
        (given ?? []).SelectMany(g => g.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The role so called; null for null.</summary>
    /// <exception cref="UsageException">It is no role.</exception>
    public static Role? RoleOf(string? given) =>
        given switch
        {
            null => null,
            "sender" => Role.Sender,
            "receiver" => Role.Receiver,
            _ => throw new UsageException($"--role is sender or receiver, not '{given}'"),
        };

    private static string? ViaOf(string? given) =>
        given is null or "builtin" or "process" or "container" or "endpoint"
            ? given
            : throw new UsageException($"--via is builtin, process, container or endpoint, not '{given}'");

    private static Gate GateOf(string given) =>
        given switch
        {
            "must" => Gate.Must,
            "should" => Gate.Should,
            "none" => Gate.None,
            _ => throw new UsageException($"--gate is must, should or none, not '{given}'"),
        };

    private static int? AtLeastOne(int? jobs) => jobs is null or > 0 ? jobs : throw new UsageException("--jobs must be at least 1");

    private static (int Shard, int Shards) Part(string? given)
    {
        if (given is null)
            return (1, 1);
        var parts = given.Split('/');
        return
            parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && i >= 1
            && i <= n
            ? (i, n)
            : throw new UsageException($"--shard is i/n with 1 <= i <= n, not '{given}'");
    }
}
