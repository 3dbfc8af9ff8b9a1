using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace Compliance.Testcontainers;

/// <summary>Waits for nothing: whether a target is ready is the suite's own question.</summary>
internal sealed class AtOnce : IWaitUntil
{
    public Task<bool> UntilAsync(IContainer container) => Task.FromResult(true);
}
