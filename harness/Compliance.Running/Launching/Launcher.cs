using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Running.Launching;

/// <summary>Starts targets as processes or containers of this machine, or takes an endpoint that runs already.</summary>
/// <param name="time">Clock of deadlines.</param>
public sealed class Launcher(TimeProvider time) : ILauncher
{
    /// <summary>Another way to run containers than the engine's command line; null: none. The build switch UseTestcontainers sets it.</summary>
    public static Func<TimeProvider, ILauncher>? Containers { get; set; }

    /// <summary>The host name by which a target launched so reaches servers of the suite.</summary>
    /// <param name="via"><c>process</c>, <c>container</c>, <c>endpoint</c>.</param>
    /// <remarks>Servers for containers have to listen on all addresses: the name leads to the engine's gateway.</remarks>
    public static string SuiteHost(string via) => via == "container" ? "host.docker.internal" : "127.0.0.1";

    /// <summary>The way a target would be launched: process, then container, then endpoint, the first that is available.</summary>
    /// <param name="target">The target.</param>
    /// <param name="version">The version asked for.</param>
    /// <param name="via">The way asked for; null: the first available.</param>
    /// <param name="cancellation">Ends the search with an exception.</param>
    /// <returns><c>process</c>, <c>container</c> or <c>endpoint</c>.</returns>
    /// <exception cref="TargetException">NotFound: nothing is available; the message lists what was tried.</exception>
    public static async Task<string> Choose(TargetDescriptor target, string version, string? via, CancellationToken cancellation)
    {
        if (via is not null)
            return via;
        List<string> tried = [];
        if (target.Launch.Process is { } process)
        {
            if (ProgramLookup.Find(target, process.Command, version) is not null)
                return "process";
            tried.Add($"process: no program '{process.Command}' on the PATH");
        }
        if (target.Launch.Container is { } container)
        {
            var problem = await ContainerProblem(target, container, version, cancellation);
            if (problem.Length == 0)
                return "container";
            tried.Add($"container: {problem}");
        }
        if (target.Launch.Endpoint)
            return "endpoint";
        tried.Add("endpoint: the descriptor has none");
        throw new TargetException(
            TargetFault.NotFound,
            $"{target.Name} cannot be launched here ({string.Join("; ", tried)}). Install it, or say where it is with --set launch.process.command=…"
        );
    }

    /// <summary>The version that would run, where it can be read without starting the target.</summary>
    /// <returns>Empty when it cannot.</returns>
    public static async Task<string> VersionOf(TargetDescriptor target, string version, string via, CancellationToken cancellation)
    {
        if (target.Version is not { Command.IsEmpty: false })
            return "";
        if (via == "process" && target.Launch.Process is { } process)
            return ProgramLookup.Find(target, process.Command, version) is { } program
                ? await ProcessLauncher.Version(target, program, version, cancellation)
                : "";
        return
            via == "container"
            && target.Launch.Container is { } container
            && await ContainerProblem(target, container, version, cancellation) == ""
            && (await ContainerEngine.Find(cancellation)).Engine is { } engine
            ? await ContainerLauncher.Version(target, container, engine, version, cancellation)
            : "";
    }

    /// <inheritdoc/>
    public async Task<IInstance> Start(LaunchRequest request, CancellationToken cancellation)
    {
        var via = await Choose(request.Target, request.Version, request.Via, cancellation);
        return via switch
        {
            "process" => await new ProcessLauncher(time).Start(request, cancellation),
            "container" => await (Containers?.Invoke(time) ?? new ContainerLauncher(time)).Start(request, cancellation),
            "endpoint" => await new EndpointLauncher(time).Start(request, cancellation),
            _ => throw new UsageException(
                $"--via knows process, container, endpoint and builtin, and '{via}' cannot be used with {request.Target.Name}."
            ),
        };
    }

    private static async Task<string> ContainerProblem(
        TargetDescriptor target,
        ContainerLaunch container,
        string version,
        CancellationToken cancellation
    )
    {
        var (engine, problem) = await ContainerEngine.Find(cancellation);
        if (engine is null)
            return problem;
        var values = new TemplateValues
        {
            Dir = "",
            TargetFolder = target.Folder,
            Version = version,
        };
        var image = values.Fill(container.Image, $"{target.Folder}/target.yaml");
        return await engine.HasImage(image, cancellation) ? "" : $"{engine.Name} has no image '{image}'";
    }
}
