namespace Compliance.Model.Evidence;

/// <summary>A bucket as the Prometheus query API shows it.</summary>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound.</param>
/// <param name="Count">Observations in it.</param>
public readonly record struct ReadBucket(double Lower, double Upper, double Count);
