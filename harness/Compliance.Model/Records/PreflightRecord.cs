using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Model.Records;

/// <summary>A preflight by the numbers of its exchanges.</summary>
/// <param name="Plain">The plain request.</param>
/// <param name="Garbage">The request that is no Snappy block.</param>
/// <param name="BrokenMessage">The request that is no message.</param>
/// <param name="RandomPath">The request to a path that nobody has configured.</param>
/// <param name="Read">The read-back of the plain sample; null without an adapter.</param>
public sealed record PreflightRecord(int Plain, int Garbage, int BrokenMessage, int RandomPath, ReadResult? Read)
{
    /// <summary>The message of the plain request.</summary>
    public MessageKind Message { get; init; } = MessageKind.V2;

    /// <summary>The plain request in the other message; null when it was not sent.</summary>
    public int? Other { get; init; }

    /// <summary>The read-back of its sample; null without an adapter.</summary>
    public ReadResult? OtherRead { get; init; }

    /// <summary>Capabilities that were found out.</summary>
    public ImmutableArray<ProbeRecord> Probes { get; init; } = [];
}
