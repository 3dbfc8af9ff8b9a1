using Microsoft.Extensions.Hosting;

namespace Compliance.Running.Sending.Mock;

/// <summary>The run ends the mock receiver; signals to the process are the command line's business.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
