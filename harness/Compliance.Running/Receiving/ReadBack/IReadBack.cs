using Compliance.Model.Evidence;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>Asks one kind of receiver what it stored.</summary>
public interface IReadBack : IDisposable
{
    /// <summary>Makes what was written so far readable, where the target has a way to do that.</summary>
    /// <returns>Why it failed; empty when it did not.</returns>
    Task<string> Flush(CancellationToken cancellation);

    /// <summary>Asks one question.</summary>
    /// <param name="query">The question.</param>
    /// <param name="window">Samples and exemplars: the times to look at.</param>
    /// <param name="cancellation">Ends the wait with an exception.</param>
    /// <returns>What was found; errors of the target or the connection stand in <see cref="ReadResult.Failure"/>.</returns>
    Task<ReadResult> Read(ReadQuery query, TimeWindow window, CancellationToken cancellation);
}
