using Compliance.Model;

namespace Compliance.Running.Launching;

/// <summary>The private network of a target made of several containers; it goes when they are gone.</summary>
internal sealed class ContainerNetwork : IAsyncDisposable
{
    private readonly ContainerEngine engine;
    private readonly string name;

    private ContainerNetwork(ContainerEngine engine, string name)
    {
        this.engine = engine;
        this.name = name;
    }

    /// <exception cref="TargetException">NotStarted.</exception>
    public static async Task<ContainerNetwork> Create(ContainerEngine engine, string name, CancellationToken cancellation)
    {
        var made = await engine.Run(cancellation, "network", "create", "--label", $"{ContainerEngine.OwnerLabel}={Owner.Self}", name);
        return made.Ok
            ? new ContainerNetwork(engine, name)
            : throw new TargetException(
                TargetFault.NotStarted,
                $"{engine.Name} cannot create a network for the parts of the target ({made.Errors.Trim().ReplaceLineEndings(" ")}): whoever runs the engine must allow it."
            );
    }

    public async ValueTask DisposeAsync() => await engine.Run(CancellationToken.None, "network", "rm", name);
}
