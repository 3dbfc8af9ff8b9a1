using Compliance.Model.Metrics;

namespace Compliance.Model.Decoding;

/// <summary>A histogram sample with its place in the message.</summary>
/// <param name="Histogram">The histogram.</param>
/// <param name="Range">The bytes of its message.</param>
public readonly record struct DecodedHistogram(Histogram Histogram, ByteRange Range);
