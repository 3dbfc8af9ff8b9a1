using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Running.Sending.Mock;

/// <summary>Which request of the run was the last on each connection, whatever lane it went to. Thread-safe.</summary>
public sealed class ConnectionUse
{
    private readonly ConcurrentDictionary<int, int> last = new();

    /// <summary>A request came.</summary>
    /// <param name="connection">On this connection.</param>
    /// <param name="exchange">Its index.</param>
    public void Used(int connection, int exchange) => last.AddOrUpdate(connection, exchange, (_, before) => Math.Max(before, exchange));

    /// <summary>The last requests on the connections that these came on.</summary>
    public IReadOnlyDictionary<int, int> Of(ImmutableArray<Exchange> exchanges)
    {
        Dictionary<int, int> found = [];
        foreach (var exchange in exchanges)
        {
            if (last.TryGetValue(exchange.Connection, out var index))
                found[exchange.Connection] = index;
        }

        return found;
    }
}
