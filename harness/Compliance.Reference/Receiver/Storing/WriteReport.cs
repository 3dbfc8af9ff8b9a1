using System.Collections.Immutable;

namespace Compliance.Reference.Receiver.Storing;

/// <summary>What became of a request whose message could be read.</summary>
/// <param name="Written">Data written, or stored before already with the same value.</param>
/// <param name="Rejections">Data not written, in message order; empty when all was written.</param>
public sealed record WriteReport(WrittenCounts Written, ImmutableArray<Rejection> Rejections);
