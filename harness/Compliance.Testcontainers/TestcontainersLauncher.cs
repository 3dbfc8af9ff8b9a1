using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Targets;
using Compliance.Running.Launching;
using Docker.DotNet;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;
using DotNet.Testcontainers.Images;
using DotNet.Testcontainers.Networks;

namespace Compliance.Testcontainers;

/// <summary>
/// Starts a target as containers through Testcontainers, as <c>ContainerLauncher</c> does through the engine's command line. The library's resource
/// reaper is off: it is an image of its own. The end of the suite, Ctrl-C and the next start of a suite take away what is left.
/// </summary>
/// <param name="time">Clock of deadlines.</param>
public sealed class TestcontainersLauncher(TimeProvider time) : ILauncher
{
    private static readonly TimeSpan VersionWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan VersionPause = TimeSpan.FromMilliseconds(50);

    /// <summary>From now on targets are launched as containers through Testcontainers.</summary>
    public static void Use()
    {
        TestcontainersSettings.ResourceReaperEnabled = false;
        Launcher.Containers = time => new TestcontainersLauncher(time);
    }

    /// <inheritdoc/>
    public async Task<IInstance> Start(LaunchRequest request, CancellationToken cancellation)
    {
        var launch =
            request.Target.Launch.Container
            ?? throw new TargetException(
                TargetFault.NotFound,
                $"{request.Target.Name} cannot be launched as a container: its descriptor has no launch.container."
            );
        ImmutableArray<ContainerPart> parts = [new(PartGroup.Main, launch), .. launch.Parts];
        var inside = ContainerLauncher.Inside(request, parts);
        ContainerLauncher.WriteConfig(request, inside);
        var run = $"prw-compliance-{Guid.NewGuid():N}";
        var group = new PartGroup();
        try
        {
            var network = parts.Length > 1 ? await Network(run, group, cancellation) : null;
            var started = ImmutableArray.CreateBuilder<(ContainerLaunch, RunningContainer)>();
            foreach (var part in parts)
                started.Add((part.Launch, await Start(request, part, inside, run, network, group, cancellation)));
            return await Ready(request, started.ToImmutable(), inside, group, cancellation);
        }
        catch
        {
            await group.DisposeAsync();
            throw;
        }
    }

    private static async Task<INetwork> Network(string name, PartGroup group, CancellationToken cancellation)
    {
        var network = new NetworkBuilder().WithName(name).WithLabel(ContainerEngine.OwnerLabel, Owner.Self).Build();
        await network.CreateAsync(cancellation);
        group.AddLast(new NetworkEnd(network));
        return network;
    }

    private static async Task<RunningContainer> Start(
        LaunchRequest request,
        ContainerPart part,
        TemplateValues inside,
        string run,
        INetwork? network,
        PartGroup group,
        CancellationToken cancellation
    )
    {
        var name = part.Name == PartGroup.Main ? run : $"{run}-{part.Name}";
        var values = inside with { Dir = ContainerLauncher.DirOf(request, part.Launch) };
        var consumer = new LogConsumer(group.Log, PartGroup.Prefix(part.Name));
        var builder = Described(request, part.Launch, values, name).WithOutputConsumer(consumer);
        if (network is not null)
            builder = builder.WithNetwork(network).WithNetworkAliases(part.Name);
        var container = new RunningContainer(builder.Build(), consumer);
        try
        {
            await container.Start(request, values.Fill(part.Launch.Image, ContainerLauncher.File(request)), group.Log, cancellation);
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }

        group.Add(part.Name, container, container.Exited);
        return container;
    }

    private static ContainerBuilder Described(LaunchRequest request, ContainerLaunch launch, TemplateValues values, string name)
    {
        var file = ContainerLauncher.File(request);
        var outside = values with { Dir = Path.GetFullPath(request.Folder) };
        var builder = new ContainerBuilder(values.Fill(launch.Image, file))
            .WithName(name)
            .WithLabel(ContainerEngine.RunLabel, name)
            .WithLabel(ContainerEngine.OwnerLabel, Owner.Self)
            .WithExtraHost(Launcher.SuiteHost("container"), "host-gateway")
            .WithImagePullPolicy(PullPolicy.Missing)
            .WithAutoRemove(true)
            .WithCommand([.. values.FillArguments(launch.Args, file)])
            .WithCreateParameterModifier(p =>
            {
                foreach (var binding in p.HostConfig?.PortBindings?.Values.SelectMany(b => b ?? []) ?? [])
                    binding.HostIP = "127.0.0.1";
                p.StopTimeout = TimeSpan.Zero; // a sender whose receiver is gone can take minutes to stop politely
                p.User = launch.User.Length > 0 ? launch.User : p.User;
            });
        if (launch.Entrypoint.Length > 0)
            builder = builder.WithEntrypoint(launch.Entrypoint);
        foreach (var port in launch.Ports.Values)
            builder = builder.WithPortBinding(port, true);
        foreach (var (folder, path) in launch.Mount)
            builder = builder.WithBindMount(outside.Fill(folder, file), path);
        foreach (var (variable, value) in launch.Env)
            builder = builder.WithEnvironment(variable, values.Fill(value, file));
        return builder;
    }

    private async Task<IInstance> Ready(
        LaunchRequest request,
        ImmutableArray<(ContainerLaunch Launch, RunningContainer Container)> parts,
        TemplateValues inside,
        PartGroup group,
        CancellationToken cancellation
    )
    {
        var target = request.Target;
        var file = ContainerLauncher.File(request);
        var ports =
            from part in parts
            from port in part.Launch.Ports
            select KeyValuePair.Create(port.Key, part.Container.PortOf(port.Value));
        var outside = inside with { Dir = request.Folder, Ports = await Mapped(ports, target, group, cancellation) };
        await new Readiness(target, group.Log, group.Exited, time).Wait(ProcessLauncher.Filled(target.Ready, outside, file), cancellation);
        return await ContainerLauncher.Prepared(
            request,
            outside,
            group,
            Version(request, parts[0].Launch, inside, cancellation),
            time,
            cancellation
        );
    }

    private async Task<ImmutableDictionary<string, int>> Mapped(
        IEnumerable<KeyValuePair<string, int>> ports,
        TargetDescriptor target,
        PartGroup group,
        CancellationToken cancellation
    )
    {
        try
        {
            return ports.ToImmutableDictionary(StringComparer.Ordinal);
        }
        catch (InvalidOperationException)
        {
            // A container that has ended has no ports: its end says more.
            await Task.WhenAny(group.Exited, Task.Delay(VersionWithin, time, cancellation));
            await new Readiness(target, group.Log, group.Exited, time).Wait(null, cancellation);
            throw;
        }
    }

    private async Task<string> Version(LaunchRequest request, ContainerLaunch launch, TemplateValues inside, CancellationToken cancellation)
    {
        if (request.Target.Version is not { Command.IsEmpty: false } probe)
            return "";
        var file = ContainerLauncher.File(request);
        var lines = new LogRing();
        var consumer = new LogConsumer(lines, "");
        var builder = new ContainerBuilder(inside.Fill(launch.Image, file))
            .WithLabel(ContainerEngine.OwnerLabel, Owner.Self)
            .WithImagePullPolicy(PullPolicy.Never)
            .WithAutoRemove(true)
            .WithOutputConsumer(consumer)
            .WithWaitStrategy(Wait.ForUnixContainer().AddCustomWaitStrategy(new AtOnce()))
            .WithCommand([.. probe.Command.Select(a => inside.Fill(a, file))]);
        if (launch.Entrypoint.Length > 0)
            builder = builder.WithEntrypoint(launch.Entrypoint);
        await using var container = builder.Build();
        try
        {
            await container.StartAsync(cancellation);
        }
        catch (Exception over) when (over is ContainerNotRunningException or DockerApiException)
        {
            // It has said it and is gone.
        }

        var end = time.GetTimestamp();
        string version;
        while ((version = VersionReading.Match(probe, lines.Tail(40))).Length == 0 && time.GetElapsedTime(end) < VersionWithin)
            await Task.Delay(VersionPause, time, cancellation);
        return version;
    }
}
