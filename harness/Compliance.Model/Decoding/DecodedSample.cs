using Compliance.Model.Metrics;

namespace Compliance.Model.Decoding;

/// <summary>A float sample with its place in the message.</summary>
/// <param name="Sample">The sample; absent fields are 0.</param>
/// <param name="Range">The bytes of its message.</param>
public readonly record struct DecodedSample(Sample Sample, ByteRange Range);
