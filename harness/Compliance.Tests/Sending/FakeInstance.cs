using System.Collections.Immutable;
using Compliance.Running.Launching;

namespace Compliance.Tests.Sending;

/// <summary>An instance whose program is a task of the test.</summary>
internal sealed class FakeInstance : IInstance
{
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<string> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task program;

    /// <param name="program">Returns the sentence with which it ends by itself.</param>
    public FakeInstance(Func<CancellationToken, Task<string>> program) => this.program = Run(program);

    public bool Disposed { get; private set; }

    public string Via => "builtin";

    public string Version => "1.2.3";

    public Uri? Write => null;

    public ImmutableDictionary<string, Uri> Read => ImmutableDictionary<string, Uri>.Empty;

    public Task<string> Exited => exited.Task;

    public string SuiteHost => "127.0.0.1";

    public string LogTail(int lines) => "last words";

    public async ValueTask DisposeAsync()
    {
        Disposed = true;
        await stop.CancelAsync();
        await program;
        stop.Dispose();
    }

    private async Task Run(Func<CancellationToken, Task<string>> act)
    {
        await Task.Yield();
        try
        {
            exited.SetResult(await act(stop.Token));
        }
        catch (OperationCanceledException) { }
    }
}
