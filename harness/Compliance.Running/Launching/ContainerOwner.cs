namespace Compliance.Running.Launching;

/// <summary>Ends a container: with its instance, at the end of the suite, and when the suite is killed.</summary>
internal sealed class ContainerOwner : IAsyncDisposable
{
    private readonly ContainerEngine engine;
    private readonly Guardian? guardian;
    private int disposed;

    public ContainerOwner(ContainerEngine engine, string name, ChildProcess child)
    {
        this.engine = engine;
        Name = name;
        Child = child;
        guardian = Guardian.OfContainer(engine.Program, name);
        RunningTargets.Add(this, () => engine.Remove(name).GetAwaiter().GetResult());
    }

    /// <summary>Name of the container.</summary>
    public string Name { get; }

    /// <summary>The engine's <c>run</c>.</summary>
    public ChildProcess Child { get; }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        await engine.Remove(Name);
        await Child.DisposeAsync();
        await engine.Remove(Name); // when the first came before the container was made
        RunningTargets.Remove(this);
        guardian?.Dispose();
    }
}
