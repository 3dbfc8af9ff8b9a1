using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Running.Sending.Mock;

/// <summary>The exchanges of a lane in the order of arrival, within limits. Not thread-safe: the lane locks.</summary>
internal sealed class ExchangeLog(MockLimits limits)
{
    private readonly List<(Exchange Exchange, bool Answered)> entries = [];
    private long bytes;

    /// <summary>Requests that were only counted.</summary>
    public int Dropped { get; private set; }

    /// <summary>Keeps a request that hasn't been answered yet.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="keep">False: it is only counted.</param>
    /// <returns>Its place, or -1 when the log is full: it was counted.</returns>
    public int Open(Exchange exchange, bool keep)
    {
        var size = exchange.RequestBody.Length + (exchange.Message?.Length ?? 0) + exchange.RequestHead.Length;
        if (!keep || entries.Count >= limits.ExchangesPerLane || bytes + size > limits.BytesPerLane)
        {
            Dropped++;
            return -1;
        }

        bytes += size;
        entries.Add((exchange, false));
        return entries.Count - 1;
    }

    /// <summary>Puts the answer in its place.</summary>
    public void Close(int place, Exchange exchange) => entries[place] = (exchange, true);

    /// <summary>The exchanges that were answered.</summary>
    public ImmutableArray<Exchange> Answered() => [.. entries.Where(e => e.Answered).Select(e => e.Exchange)];

    /// <summary>All exchanges; those that are still open as they are.</summary>
    public ImmutableArray<Exchange> All() => [.. entries.Select(e => e.Exchange)];
}
