using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Running.Launching;

/// <summary>
/// Starts a target as a container. The engine's <c>run</c> stays in the foreground as a child process: its output is the log and
/// its end is the target's.
/// </summary>
internal sealed class ContainerLauncher(TimeProvider time)
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
        var inside = Inside(request, launch);
        var image = inside.Fill(launch.Image, File(request));
        if (!await engine.HasImage(image, cancellation))
            await engine.Pull(image, cancellation);
        WriteConfig(request, inside);
        var name = $"prw-compliance-{Guid.NewGuid():N}";
        var owner = new ContainerOwner(
            engine,
            name,
            ChildProcess.Start(engine.Program, Arguments(request, launch, inside, image, name), [], request.Folder, politely: false)
        );
        try
        {
            return await Ready(request, launch, engine, image, inside, owner, cancellation);
        }
        catch
        {
            await owner.DisposeAsync();
            throw;
        }
    }

    private async Task<IInstance> Ready(
        LaunchRequest request,
        ContainerLaunch launch,
        ContainerEngine engine,
        string image,
        TemplateValues inside,
        ContainerOwner owner,
        CancellationToken cancellation
    )
    {
        var target = request.Target;
        var probe = target.Version;
        var version = VersionReading.OfProgram(probe, engine.Program, VersionArguments(launch, probe, image), cancellation);
        var readiness = new Readiness(target, owner.Child.Log, owner.Child.Exited, time);
        var started = time.GetTimestamp();
        var outside = inside with { Dir = request.Folder, Ports = await Ports(launch, engine, owner, readiness, target, cancellation) };
        var check = ProcessLauncher.Filled(target.Ready, outside, File(request));
        var left = check?.Within - time.GetElapsedTime(started);
        await readiness.Wait(
            check is null ? null : check with { Within = left > TimeSpan.Zero ? left.Value : TimeSpan.FromMilliseconds(1) },
            cancellation
        );
        var url = probe?.Http is { } http ? outside.Fill(http, File(request)) : null;
        var printed = await version;
        return new TargetInstance
        {
            Via = "container",
            Version = printed.Length > 0 ? printed : await VersionReading.OfAnswer(probe, url, time, cancellation),
            Write = ReceiverUrls.Write(request, outside),
            Read = ReceiverUrls.Read(request, outside),
            Exited = owner.Child.Exited,
            Log = owner.Child.Log,
            SuiteHost = Launcher.SuiteHost("container"),
            Owner = owner,
        };
    }

    /// <summary>Inside the container the folder has the path it is mounted at and ports are the container's.</summary>
    private static TemplateValues Inside(LaunchRequest request, ContainerLaunch launch)
    {
        var outside = new TemplateValues
        {
            Dir = Path.GetFullPath(request.Folder),
            TargetFolder = Path.GetFullPath(request.Target.Folder.Length > 0 ? request.Target.Folder : "."),
            Version = request.Version,
            SuiteHost = Launcher.SuiteHost("container"),
            Ports = launch.Ports,
            Lanes = request.Lanes,
        };
        var mounts = launch.Mount.ToDictionary(m => outside.Fill(m.Key, File(request)), m => m.Value, StringComparer.Ordinal);
        return outside with
        {
            Dir = mounts.GetValueOrDefault(outside.Dir, outside.Dir),
            TargetFolder = mounts.GetValueOrDefault(outside.TargetFolder, outside.TargetFolder),
        };
    }

    private static void WriteConfig(LaunchRequest request, TemplateValues inside)
    {
        var config = ConfigFiles.Read(request);
        ConfigFiles.Write(config, inside, request.Target);
        if (OperatingSystem.IsWindows())
            return;
        System.IO.File.SetUnixFileMode(request.Folder, ForEveryone);
        foreach (var path in config.Keys)
            System.IO.File.SetUnixFileMode(path, Readable);
    }

    private static List<string> Arguments(LaunchRequest request, ContainerLaunch launch, TemplateValues inside, string image, string name)
    {
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
        return [.. arguments, image, .. inside.FillArguments(launch.Args, file)];
    }

    private static List<string> VersionArguments(ContainerLaunch launch, VersionProbe? probe, string image)
    {
        string[] entrypoint = launch.Entrypoint.Length > 0 ? ["--entrypoint", launch.Entrypoint] : [];
        return
        [
            "run",
            "--rm",
            "--pull=never",
            "--label",
            $"{ContainerEngine.OwnerLabel}={Owner.Self}",
            .. entrypoint,
            image,
            .. probe?.Command ?? [],
        ];
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

    private static string File(LaunchRequest request) => Path.Combine(request.Target.Folder, "target.yaml");
}
