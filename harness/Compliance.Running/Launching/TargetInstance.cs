using System.Collections.Immutable;

namespace Compliance.Running.Launching;

/// <summary>A running target, whichever way it was launched.</summary>
internal sealed class TargetInstance : IInstance
{
    /// <summary>Ends it; null: nothing to end.</summary>
    public IAsyncDisposable? Owner { get; init; }

    /// <summary>Its log; null: there is none to see.</summary>
    public LogRing? Log { get; init; }

    public required string Via { get; init; }

    public string Version { get; init; } = "";

    public Uri? Write { get; init; }

    public ImmutableDictionary<string, Uri> Read { get; init; } = ImmutableDictionary<string, Uri>.Empty;

    public Task<string> Exited { get; init; } = new TaskCompletionSource<string>().Task;

    public string SuiteHost { get; init; } = "127.0.0.1";

    public string LogTail(int lines) => Log?.Tail(lines) ?? "";

    public ValueTask DisposeAsync() => Owner?.DisposeAsync() ?? ValueTask.CompletedTask;
}
