using DotNet.Testcontainers.Networks;

namespace Compliance.Testcontainers;

/// <summary>Takes a network away when its containers are gone: without the resource reaper the library leaves it.</summary>
internal sealed class NetworkEnd(INetwork network) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await network.DeleteAsync();
}
