using System.Collections.Immutable;

namespace Compliance.Model.Metrics;

/// <summary>An exemplar.</summary>
/// <param name="Labels">Its labels, in the order of the message.</param>
/// <param name="Value">Its value.</param>
/// <param name="TimestampMs">Milliseconds since the Unix epoch; 0 is missing.</param>
public sealed record Exemplar(ImmutableArray<Label> Labels, double Value, long TimestampMs);
