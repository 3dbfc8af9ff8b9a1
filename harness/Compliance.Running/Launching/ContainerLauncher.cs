using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Running.Launching;

/// <summary>
/// Starts a target as a container. The engine's <c>run</c> stays in the foreground as a child process: its output is the log and
/// its end is the target's.
/// </summary>
internal sealed class ContainerLauncher(TimeProvider time) : ILauncher
{
    private static readonly TimeSpan PortWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PortPause = TimeSpan.FromMilliseconds(50);

    private const UnixFileMode ForEveryone =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public async Task<IInstance> Start(LaunchRequest request, CancellationToken cancellation)
    {
        var target = request.Target;
        var launch =
            target.Launch.Container
            ?? throw new TargetException(
                TargetFault.NotFound,
                $"{target.Name} cannot be launched as a container: its descriptor has no launch.container."
            );
        var (engine, problem) = await ContainerEngine.Find(cancellation);
        if (engine is null)
            throw new TargetException(TargetFault.NotFound, $"{target.Name} cannot be launched as a container: {problem}.");
        ImmutableArray<ContainerPart> parts = [new(PartGroup.Main, launch), .. launch.Parts];
        var inside = Inside(request, parts);
        foreach (var part in parts)
            await Have(engine, inside.Fill(part.Launch.Image, File(request)), cancellation);
        WriteConfig(request, inside);
        var run = $"prw-compliance-{Guid.NewGuid():N}";
        var group = new PartGroup();
        try
        {
            if (parts.Length > 1)
                group.AddLast(await ContainerNetwork.Create(engine, run, cancellation));
            var owners = parts.Select(p => (p.Launch, Owner: Start(request, p, engine, inside, run, group))).ToImmutableArray();
            return await Ready(request, owners, engine, inside, group, cancellation);
        }
        catch
        {
            await group.DisposeAsync();
            throw;
        }
    }

    private static async Task Have(ContainerEngine engine, string image, CancellationToken cancellation)
    {
        if (!await engine.HasImage(image, cancellation))
            await engine.Pull(image, cancellation);
    }

    private static ContainerOwner Start(
        LaunchRequest request,
        ContainerPart part,
        ContainerEngine engine,
        TemplateValues inside,
        string run,
        PartGroup group
    )
    {
        var name = part.Name == PartGroup.Main ? run : $"{run}-{part.Name}";
        var network = request.Target.Launch.Container!.Parts.IsEmpty ? "" : run;
        var child = ChildProcess.Start(
            engine.Program,
            Arguments(request, part, inside with { Dir = DirOf(request, part.Launch) }, name, network),
            [],
            request.Folder,
            politely: false,
            group.Log,
            PartGroup.Prefix(part.Name)
        );
        var owner = new ContainerOwner(engine, name, child);
        group.Add(part.Name, owner, child.Exited);
        return owner;
    }

    private async Task<IInstance> Ready(
        LaunchRequest request,
        ImmutableArray<(ContainerLaunch Launch, ContainerOwner Owner)> parts,
        ContainerEngine engine,
        TemplateValues inside,
        PartGroup group,
        CancellationToken cancellation
    )
    {
        var target = request.Target;
        var version = Version(request.Target, parts[0].Launch, engine, request.Version, cancellation);
        var readiness = new Readiness(target, group.Log, group.Exited, time);
        var started = time.GetTimestamp();
        var ports = ImmutableDictionary<string, int>.Empty;
        foreach (var (launch, owner) in parts)
            ports = ports.AddRange(await Ports(launch, engine, owner, readiness, target, cancellation));
        var outside = inside with { Dir = request.Folder, Ports = ports };
        var check = ProcessLauncher.Filled(target.Ready, outside, File(request));
        var left = check?.Within - time.GetElapsedTime(started);
        await readiness.Wait(
            check is null ? null : check with { Within = left > TimeSpan.Zero ? left.Value : TimeSpan.FromMilliseconds(1) },
            cancellation
        );
        return await Prepared(request, outside, group, version, time, cancellation);
    }

    /// <summary>The instance, once it is ready: prepared, with the version it has printed or answers with.</summary>
    /// <param name="request">What was to be launched.</param>
    /// <param name="outside">Template values as they are outside the containers.</param>
    /// <param name="group">The parts that run.</param>
    /// <param name="printed">The version that the program printed; empty when it prints none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    internal static async Task<IInstance> Prepared(
        LaunchRequest request,
        TemplateValues outside,
        PartGroup group,
        Task<string> printed,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var target = request.Target;
        await new Preparation(target, group.Log, group.Exited, time).Run(outside, cancellation);
        var url = target.Version?.Http is { } http ? outside.Fill(http, File(request)) : null;
        var version = await printed;
        return new TargetInstance
        {
            Via = "container",
            Version = version.Length > 0 ? version : await VersionReading.OfAnswer(target.Version, url, time, cancellation),
            Write = ReceiverUrls.Write(request, outside),
            Read = ReceiverUrls.Read(request, outside),
            Exited = group.Exited,
            Log = group.Log,
            SuiteHost = Launcher.SuiteHost("container"),
            Owner = group,
        };
    }

    /// <summary>Inside the containers the folder has the path it is mounted at and ports are the containers'.</summary>
    internal static TemplateValues Inside(LaunchRequest request, ImmutableArray<ContainerPart> parts) =>
        new()
        {
            Dir = DirOf(request, parts[0].Launch),
            TargetFolder = Path.GetFullPath(request.Target.Folder.Length > 0 ? request.Target.Folder : "."),
            Version = request.Version,
            SuiteHost = Launcher.SuiteHost("container"),
            Listen = "0.0.0.0",
            Ports = parts.SelectMany(p => p.Launch.Ports).ToImmutableDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
            Lanes = request.Lanes,
            Sink = request.Sink,
            Parts = parts.ToImmutableDictionary(p => p.Name, p => p.Name, StringComparer.Ordinal),
        };

    /// <summary>The path at which a container sees the folder of the instance.</summary>
    internal static string DirOf(LaunchRequest request, ContainerLaunch launch) =>
        launch.Mount.GetValueOrDefault("{{dir}}", Path.GetFullPath(request.Folder));

    internal static void WriteConfig(LaunchRequest request, TemplateValues inside)
    {
        var config = ConfigFiles.Read(request);
        ConfigFiles.Write(config, inside, request.Target);
        if (OperatingSystem.IsWindows())
            return;
        System.IO.File.SetUnixFileMode(request.Folder, ForEveryone);
        foreach (var file in config)
        {
            System.IO.File.SetUnixFileMode(Path.GetDirectoryName(file.Path)!, ForEveryone);
            System.IO.File.SetUnixFileMode(file.Path, Readable);
        }
    }

    private static List<string> Arguments(LaunchRequest request, ContainerPart part, TemplateValues inside, string name, string network)
    {
        var launch = part.Launch;
        var outside = inside with
        {
            Dir = Path.GetFullPath(request.Folder),
            TargetFolder = Path.GetFullPath(request.Target.Folder.Length > 0 ? request.Target.Folder : "."),
        };
        var file = File(request);
        List<string> arguments =
        [
            "run",
            "--rm",
            "--pull=never",
            "--name",
            name,
            "--label",
            $"{ContainerEngine.RunLabel}={name}",
            "--label",
            $"{ContainerEngine.OwnerLabel}={Owner.Self}",
            "--add-host",
            $"{Launcher.SuiteHost("container")}:host-gateway",
        ];
        if (network.Length > 0)
            arguments.AddRange(["--network", network, "--network-alias", part.Name]);
        foreach (var (_, port) in launch.Ports.OrderBy(p => p.Key, StringComparer.Ordinal))
            arguments.AddRange(["--publish", "127.0.0.1::" + port.ToString(CultureInfo.InvariantCulture)]);
        foreach (var (folder, path) in launch.Mount)
            arguments.AddRange(["--volume", $"{outside.Fill(folder, file)}:{path}"]);
        foreach (var (variable, value) in launch.Env)
            arguments.AddRange(["--env", $"{variable}={inside.Fill(value, file)}"]);
        if (launch.User.Length > 0)
            arguments.AddRange(["--user", launch.User]);
        if (launch.Entrypoint.Length > 0)
            arguments.AddRange(["--entrypoint", launch.Entrypoint]);
        return [.. arguments, inside.Fill(launch.Image, file), .. inside.FillArguments(launch.Args, file)];
    }

    /// <summary>The version that the program in the image prints; empty when it can't be read so.</summary>
    public static Task<string> Version(
        TargetDescriptor target,
        ContainerLaunch launch,
        ContainerEngine engine,
        string asked,
        CancellationToken cancellation
    )
    {
        var file = Path.Combine(target.Folder, "target.yaml");
        var values = new TemplateValues
        {
            Dir = "",
            TargetFolder = target.Folder,
            Version = asked,
        };
        string[] entrypoint = launch.Entrypoint.Length > 0 ? ["--entrypoint", launch.Entrypoint] : [];
        return VersionReading.OfProgram(
            target.Version,
            engine.Program,
            [
                "run",
                "--rm",
                "--pull=never",
                "--label",
                $"{ContainerEngine.OwnerLabel}={Owner.Self}",
                .. entrypoint,
                values.Fill(launch.Image, file),
                .. target.Version?.Command.Select(a => values.Fill(a, file)) ?? [],
            ],
            cancellation
        );
    }

    /// <summary>The ports of this machine that lead to the container's, known once it runs.</summary>
    private async Task<ImmutableDictionary<string, int>> Ports(
        ContainerLaunch launch,
        ContainerEngine engine,
        ContainerOwner owner,
        Readiness readiness,
        TargetDescriptor target,
        CancellationToken cancellation
    )
    {
        var ports = ImmutableDictionary.CreateBuilder<string, int>();
        var started = time.GetTimestamp();
        foreach (var (name, port) in launch.Ports)
        {
            int? host;
            while ((host = await engine.HostPort(owner.Name, port, cancellation)) is null)
            {
                await readiness.Wait(null, cancellation); // throws when the container ended
                if (time.GetElapsedTime(started) > PortWithin)
                    throw new TargetException(
                        TargetFault.NotReady,
                        $"The container of {target.Name} publishes no port {port}.",
                        owner.Child.Log.Tail(40)
                    );
                await Task.Delay(PortPause, time, cancellation);
            }
            ports[name] = host.Value;
        }
        return ports.ToImmutable();
    }

    internal static string File(LaunchRequest request) => Path.Combine(request.Target.Folder, "target.yaml");
}
