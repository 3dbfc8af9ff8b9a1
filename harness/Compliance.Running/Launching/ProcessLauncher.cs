using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Running.Launching;

/// <summary>Starts a target as a process of this machine.</summary>
internal sealed class ProcessLauncher(TimeProvider time)
{
    /// <summary>A port that was free can be taken before the target listens on it: then other ports are tried.</summary>
    private const int Tries = 3;

    public async Task<IInstance> Start(LaunchRequest request, CancellationToken cancellation)
    {
        var launch = request.Target.Launch.Process ?? throw NotFound(request, "its descriptor has no launch.process");
        var program =
            ProgramLookup.Find(request.Target, launch.Command, request.Version)
            ?? throw NotFound(request, $"there is no program '{launch.Command}'; install it or set launch.process.command");
        var parts = launch.Parts.Select(p => (p.Name, p.Launch, Program: Program(request, p))).ToImmutableArray();
        var version = await Version(request.Target, program, request.Version, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Attempt(request, [(PartGroup.Main, launch, program), .. parts], version, cancellation);
            }
            catch (TargetException died) when (attempt < Tries && died.Fault == TargetFault.Died && PortWasTaken(died))
            {
                // Again, with other ports.
            }
        }
    }

    /// <summary>The version that the program prints; empty when it can't be read so.</summary>
    public static Task<string> Version(TargetDescriptor target, string program, string asked, CancellationToken cancellation)
    {
        var values = new TemplateValues
        {
            Dir = "",
            TargetFolder = Folder(target),
            Version = asked,
        };
        var arguments = target.Version?.Command.Select(a => values.Fill(a, Path.Combine(target.Folder, "target.yaml"))) ?? [];
        return VersionReading.OfProgram(target.Version, program, arguments, cancellation);
    }

    private static string Program(LaunchRequest request, ProcessPart part) =>
        ProgramLookup.Find(request.Target, part.Launch.Command, request.Version)
        ?? throw NotFound(
            request,
            $"there is no program '{part.Launch.Command}' for its part {part.Name}; install it or set launch.process.parts.{part.Name}.command"
        );

    private async Task<IInstance> Attempt(
        LaunchRequest request,
        ImmutableArray<(string Name, ProcessLaunch Launch, string Program)> parts,
        string version,
        CancellationToken cancellation
    )
    {
        var target = request.Target;
        var file = Path.Combine(target.Folder, "target.yaml");
        var config = ConfigFiles.Read(request);
        var values = Values(request, [.. parts.Select(p => (p.Name, p.Launch))], version, config);
        ConfigFiles.Write(config, values, target);
        var group = new PartGroup();
        try
        {
            foreach (var (name, launch, program) in parts)
            {
                var child = ChildProcess.Start(
                    program,
                    values.FillArguments(launch.Args, file),
                    launch.Env.Select(e => KeyValuePair.Create(e.Key, values.Fill(e.Value, file))),
                    request.Folder,
                    politely: !target.Kill,
                    group.Log,
                    PartGroup.Prefix(name)
                );
                group.Add(name, child, child.Exited);
            }
            await new Readiness(target, group.Log, group.Exited, time).Wait(Filled(target.Ready, values, file), cancellation);
            await new Preparation(target, group.Log, group.Exited, time).Run(values, cancellation);
            return await Instance(request, values, group, version, cancellation);
        }
        catch
        {
            await group.DisposeAsync();
            throw;
        }
    }

    private async Task<IInstance> Instance(
        LaunchRequest request,
        TemplateValues values,
        PartGroup group,
        string version,
        CancellationToken cancellation
    )
    {
        var probe = request.Target.Version;
        var url = probe?.Http is { } http ? values.Fill(http, Path.Combine(request.Target.Folder, "target.yaml")) : null;
        return new TargetInstance
        {
            Via = "process",
            Version = version.Length > 0 ? version : await VersionReading.OfAnswer(probe, url, time, cancellation),
            Write = ReceiverUrls.Write(request, values),
            Read = ReceiverUrls.Read(request, values),
            Exited = group.Exited,
            Log = group.Log,
            Owner = group,
        };
    }

    /// <summary>The ready check with its templates filled in.</summary>
    public static ReadyCheck? Filled(ReadyCheck? check, TemplateValues values, string file) =>
        check is null
            ? null
            : check with
            {
                Http = check.Http is null ? null : values.Fill(check.Http, file),
                Tcp = check.Tcp is null ? null : values.Fill(check.Tcp, file),
            };

    /// <summary>Templates see the version that runs, where it can be read: configuration differs between versions.</summary>
    private static TemplateValues Values(
        LaunchRequest request,
        ImmutableArray<(string Name, ProcessLaunch Launch)> parts,
        string version,
        ImmutableArray<ConfigFile> config
    )
    {
        var target = request.Target;
        string?[] texts =
        [
            .. parts.SelectMany(p => p.Launch.Args.Concat(p.Launch.Env.Values)),
            .. config.Select(c => c.Template),
            .. target.Prepare.SelectMany(p => new[] { p.Url, p.Body }),
            target.Ready?.Http,
            target.Ready?.Tcp,
            target.Receiver?.Write,
            .. target.Receiver?.Read.Values ?? [],
        ];
        return new TemplateValues
        {
            Dir = Path.GetFullPath(request.Folder),
            TargetFolder = Folder(target),
            Version = version.Length > 0 ? version : request.Version,
            Ports = FreePorts.For(texts.OfType<string>()),
            Lanes = request.Lanes,
            Sink = request.Sink,
            Parts = parts.ToImmutableDictionary(p => p.Name, _ => "127.0.0.1", StringComparer.Ordinal),
        };
    }

    private static string Folder(TargetDescriptor target) => Path.GetFullPath(target.Folder.Length > 0 ? target.Folder : ".");

    private static bool PortWasTaken(TargetException died) =>
        died.LogTail.Contains("address already in use", StringComparison.OrdinalIgnoreCase);

    private static TargetException NotFound(LaunchRequest request, string problem) =>
        new(TargetFault.NotFound, $"{request.Target.Name} cannot be launched as a process: {problem}.");
}
