using System.CommandLine;
using Compliance.Cases;
using Compliance.Cases.Targets;
using Compliance.Cli.Output;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;
using Compliance.Cli.Targets;
using Compliance.Model;
using Compliance.Running.Launching;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>target</c>: makes a target's folder and tries one out.</summary>
internal static class TargetCommand
{
    public static Command Create()
    {
        var command = new Command("target", "Makes the folder of a new target, or tries one out.");
        command.Subcommands.Add(New());
        command.Subcommands.Add(Check());
        return command;
    }

    private static Command New()
    {
        var path = new Argument<string>("folder")
        {
            Description = "folder to make, such as targets/my-database; its last part is the name",
        };
        var role = Role("receiver or sender (default receiver)");
        var command = new Command("new", "Writes a commented target.yaml, and a template for a sender.");
        command.Arguments.Add(path);
        command.Options.Add(role);
        command.SetAction(parsed =>
        {
            foreach (var file in Skeleton.Write(parsed.GetValue(path)!, RoleOf(parsed.GetValue(role)) ?? Model.Role.Receiver))
                Console.Out.WriteLine(file);
            Console.Out.WriteLine($"Fill it in, then: target check {parsed.GetValue(path)}");
            return ExitCodes.Green;
        });
        return command;
    }

    private static Command Check()
    {
        var name = new Argument<string>("target") { Description = "name of a target or path of its folder, with @version where wanted" };
        var role = Role("only this role (default all that it has)");
        var via = new Option<string?>("--via") { Description = "container, process or endpoint (default: the first available)" };
        var set = new Option<string[]>("--set") { Description = "key=value laid over target.yaml; repeatable" };
        var command = new Command("check", "Starts a target, does one round trip, and says what is missing.");
        command.Arguments.Add(name);
        command.Options.Add(role);
        command.Options.Add(via);
        command.Options.Add(set);
        command.SetAction(
            (parsed, cancellation) =>
                Check(
                    TargetReference.Parse(parsed.GetValue(name)!),
                    RoleOf(parsed.GetValue(role)),
                    parsed.GetValue(via),
                    [.. (parsed.GetValue(set) ?? []).Select(TargetOverride.Parse)],
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> Check(
        TargetReference reference,
        Role? only,
        string? via,
        IReadOnlyList<TargetOverride> set,
        CancellationToken cancellation
    )
    {
        var suite = SuiteFolder.Find();
        var library = CaseLibrary.Load(new DiskCaseFiles(suite.Cases), SpecVersions.Default);
        if (reference.IsBuiltin)
            throw new UsageException("target check is for target folders; the built-in implementations need none");
        var target = new TargetFolders(suite, library.Capabilities).Read(reference.Name, set);
        if (only is { } asked && !target.Roles.Contains(asked))
            throw new UsageException($"{target.Name} is no {asked.ToString().ToLowerInvariant()}: roles in its target.yaml do not list it");
        var good = true;
        foreach (var role in target.Roles.Where(r => only is null || r == only))
        {
            using var scratch = new ScratchFolder();
            var console = new LiveConsole(Console.Out, terminal: false, quiet: true);
            var job = new RunJob
            {
                Library = library,
                Cases = [],
                Target = target,
                Version = reference.Version ?? target.Versions.FirstOrDefault() ?? "",
                Via = via,
                Role = role,
                Seed = 1,
                Launcher = new Launcher(TimeProvider.System),
                Scratch = scratch.Path,
                Log = console,
            };
            good &= await new TargetCheck(job, Console.Out).Run(cancellation);
        }
        return good ? ExitCodes.Green : ExitCodes.Red;
    }

    private static Option<string?> Role(string description) => new("--role") { Description = description };

    private static Role? RoleOf(string? word) =>
        word switch
        {
            null => null,
            "sender" => Model.Role.Sender,
            "receiver" => Model.Role.Receiver,
            _ => throw new UsageException($"--role is sender or receiver, not '{word}'"),
        };
}
