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
        var version = await VersionReading.OfProgram(request.Target.Version, program, request.Target.Version?.Command ?? [], cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Attempt(request, launch, program, version, cancellation);
            }
            catch (TargetException died) when (attempt < Tries && died.Fault == TargetFault.Died && PortWasTaken(died))
            {
                // Again, with other ports.
            }
        }
    }

    private async Task<IInstance> Attempt(
        LaunchRequest request,
        ProcessLaunch launch,
        string program,
        string version,
        CancellationToken cancellation
    )
    {
        var target = request.Target;
        var file = Path.Combine(target.Folder, "target.yaml");
        var config = ConfigFiles.Read(request);
        var values = Values(request, launch, version, config);
        ConfigFiles.Write(config, values, target);
        var child = ChildProcess.Start(
            program,
            values.FillArguments(launch.Args, file),
            launch.Env.Select(e => KeyValuePair.Create(e.Key, values.Fill(e.Value, file))),
            request.Folder,
            politely: !target.Kill
        );
        try
        {
            await new Readiness(target, child.Log, child.Exited, time).Wait(Filled(target.Ready, values, file), cancellation);
            return await Instance(request, values, child, version, cancellation);
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    private async Task<IInstance> Instance(
        LaunchRequest request,
        TemplateValues values,
        ChildProcess child,
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
            Exited = child.Exited,
            Log = child.Log,
            Owner = child,
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
        ProcessLaunch launch,
        string version,
        ImmutableDictionary<string, string> config
    )
    {
        var target = request.Target;
        string?[] texts =
        [
            .. launch.Args,
            .. launch.Env.Values,
            .. config.Values,
            target.Ready?.Http,
            target.Ready?.Tcp,
            target.Receiver?.Write,
            .. target.Receiver?.Read.Values ?? [],
        ];
        return new TemplateValues
        {
            Dir = Path.GetFullPath(request.Folder),
            TargetFolder = Path.GetFullPath(target.Folder.Length > 0 ? target.Folder : "."),
            Version = version.Length > 0 ? version : request.Version,
            Ports = FreePorts.For(texts.OfType<string>()),
            Lanes = request.Lanes,
        };
    }

    private static bool PortWasTaken(TargetException died) =>
        died.LogTail.Contains("address already in use", StringComparison.OrdinalIgnoreCase);

    private static TargetException NotFound(LaunchRequest request, string problem) =>
        new(TargetFault.NotFound, $"{request.Target.Name} cannot be launched as a process: {problem}.");
}
