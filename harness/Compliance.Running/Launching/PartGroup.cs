namespace Compliance.Running.Launching;

/// <summary>The parts of a target as one: it lives as long as all of them do, writes one log, and is ended as a whole.</summary>
internal sealed class PartGroup : IAsyncDisposable
{
    /// <summary>Name of the first part in templates.</summary>
    public const string Main = "main";

    private readonly List<(string Name, IAsyncDisposable Owner, Task<string> Exited)> parts = [];
    private readonly List<IAsyncDisposable> after = [];
    private Task<string>? exited;

    /// <summary>What all parts write.</summary>
    public LogRing Log { get; } = new();

    /// <summary>Completes with a sentence when the first of them ends. Asked for when all parts are there.</summary>
    public Task<string> Exited => exited ??= FirstEnd();

    /// <summary>How a part's lines begin in the log.</summary>
    public static string Prefix(string name) => name == Main ? "" : $"[{name}] ";

    /// <summary>Adds a part that was started.</summary>
    public void Add(string name, IAsyncDisposable owner, Task<string> end) => parts.Add((name, owner, end));

    /// <summary>Adds something that is taken away when all parts are gone, such as their network.</summary>
    public void AddLast(IAsyncDisposable owner) => after.Add(owner);

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, owner, _) in Enumerable.Reverse(parts))
            await owner.DisposeAsync();
        foreach (var owner in after)
            await owner.DisposeAsync();
    }

    private async Task<string> FirstEnd()
    {
        var first = await Task.WhenAny(parts.Select(p => p.Exited));
        var (name, _, _) = parts.First(p => p.Exited == first);
        return name == Main ? await first : $"its part {name} ended: {await first}";
    }
}
