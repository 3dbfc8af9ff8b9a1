using System.Collections.Immutable;

namespace Compliance.Model.Evidence;

/// <summary>A histogram sample as the Prometheus query API shows it: absolute counts between bounds.</summary>
/// <param name="TimestampMs">Milliseconds since the Unix epoch.</param>
/// <param name="Count">Number of observations.</param>
/// <param name="Sum">Sum of observations.</param>
/// <param name="Buckets">Buckets that are not empty, by rising bound.</param>
public sealed record ReadHistogram(long TimestampMs, double Count, double Sum, ImmutableArray<ReadBucket> Buckets);
