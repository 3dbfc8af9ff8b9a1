namespace Compliance.Reference.Receiver.Reading;

/// <summary>A bucket as the API shows it.</summary>
/// <param name="Inclusion">Which bounds belong to it.</param>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound.</param>
/// <param name="Count">Observations in it, not cumulative.</param>
public readonly record struct BucketView(BoundInclusion Inclusion, double Lower, double Upper, double Count);
