using System.Globalization;
using Compliance.Model;
using Compliance.Running.Launching;
using Docker.DotNet;
using DotNet.Testcontainers.Containers;

namespace Compliance.Testcontainers;

/// <summary>A container of a target: ends with its instance and with the suite.</summary>
internal sealed class RunningContainer(IContainer container, LogConsumer log) : IAsyncDisposable
{
    private readonly TaskCompletionSource<string> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int disposed;

    /// <summary>Completes with a sentence when it ends.</summary>
    public Task<string> Exited => exited.Task;

    /// <exception cref="TargetException">Its image is nowhere, or it ended at once.</exception>
    public async Task Start(LaunchRequest request, string image, LogRing lines, CancellationToken cancellation)
    {
        RunningTargets.Add(this, () => DisposeAsync().AsTask().GetAwaiter().GetResult());
        try
        {
            await container.StartAsync(cancellation);
        }
        catch (DockerApiException nowhere) when (nowhere is not DockerContainerNotFoundException)
        {
            throw new TargetException(
                TargetFault.NotFound,
                $"The image '{image}' is not on this machine and Testcontainers cannot pull it ({nowhere.Message.ReplaceLineEndings(" ")}): whoever runs the suite must pull or build it."
            );
        }
        catch (Exception over) when (over is ContainerNotRunningException or DockerContainerNotFoundException)
        {
            await log.Copied.WaitAsync(TimeSpan.FromSeconds(2), cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new TargetException(
                TargetFault.Died,
                $"{request.Target.Name} ended before it was ready: its container stopped; its log says why.",
                lines.Tail(40)
            );
        }

        _ = Watch();
    }

    /// <summary>The port of this machine that leads to one of the container.</summary>
    public int PortOf(int inside) => container.GetMappedPublicPort(inside);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
            return;
        await container.DisposeAsync();
        log.Dispose();
        await exited.Task.WaitAsync(TimeSpan.FromSeconds(5)).ContinueWith(_ => { }, TaskScheduler.Default);
        exited.TrySetResult("it was removed");
        RunningTargets.Remove(this);
    }

    private async Task Watch()
    {
        try
        {
            exited.TrySetResult(How(await container.GetExitCodeAsync()));
        }
        catch (Exception gone) when (gone is DockerApiException or InvalidOperationException or OperationCanceledException)
        {
            exited.TrySetResult("it was removed");
        }
    }

    private static string How(long code) =>
        code > 128
            ? string.Create(CultureInfo.InvariantCulture, $"it was ended by signal {code - 128}")
            : string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {code}");
}
