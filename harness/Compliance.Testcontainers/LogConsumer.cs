using System.IO.Pipelines;
using Compliance.Running.Launching;
using DotNet.Testcontainers.Configurations;

namespace Compliance.Testcontainers;

/// <summary>Copies what a container writes into the log of its target.</summary>
internal sealed class LogConsumer : IOutputConsumer
{
    private readonly Pipe output = new();
    private readonly Pipe errors = new();

    public LogConsumer(LogRing log, string prefix)
    {
        Stdout = output.Writer.AsStream();
        Stderr = errors.Writer.AsStream();
        Copied = Task.WhenAll(
            log.Copy(output.Reader.AsStream(), CancellationToken.None, prefix),
            log.Copy(errors.Reader.AsStream(), CancellationToken.None, prefix)
        );
    }

    public bool Enabled => true;

    public Stream Stdout { get; }

    public Stream Stderr { get; }

    /// <summary>Completes when both streams have ended.</summary>
    public Task Copied { get; }

    public void Dispose()
    {
        Stdout.Dispose();
        Stderr.Dispose();
    }
}
