namespace Compliance.Model.Evidence;

/// <summary>A question to what the receiver stored.</summary>
/// <param name="Kind">Verb.</param>
/// <param name="Selector">Series selector in PromQL, or a metric name for metadata.</param>
/// <param name="AtMs">Instant: the evaluation time in milliseconds since the Unix epoch. Samples, exemplars: 0.</param>
public sealed record ReadQuery(ReadKind Kind, string Selector, long AtMs = 0);
