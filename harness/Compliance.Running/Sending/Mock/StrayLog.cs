using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Running.Sending.Mock;

/// <summary>Requests that belong to no lane, within a limit.</summary>
internal sealed class StrayLog(int limit)
{
    private readonly Lock gate = new();
    private readonly List<Exchange> strays = [];

    public void Add(Exchange exchange)
    {
        lock (gate)
        {
            if (strays.Count < limit)
                strays.Add(exchange);
        }
    }

    public ImmutableArray<Exchange> All()
    {
        lock (gate)
            return [.. strays];
    }
}
