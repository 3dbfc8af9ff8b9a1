using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Evidence;

/// <summary>What the receiver answered to a <see cref="ReadQuery"/>.</summary>
/// <param name="Query">The question.</param>
/// <param name="Series">
/// The series found, labels added by the target already removed, samples by rising time. Exemplars stand in <see cref="Series.Exemplars"/>,
/// metadata in <see cref="Series.Metadata"/>. Stale markers do not show in Samples.
/// </param>
/// <param name="Failure">Why nothing could be read, empty when it could: then an empty list means nothing is stored.</param>
/// <param name="Raw">The answer's text, cut at 64 KiB.</param>
public sealed record ReadResult(ReadQuery Query, ImmutableArray<ReadSeries> Series, string Failure, string Raw);
