using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Running.Sending.Mock;

/// <summary>Reads a body; never throws.</summary>
/// <param name="body">The body as it came.</param>
/// <param name="kind">The schema to read it with.</param>
/// <param name="maxLength">Most bytes of the decompressed message.</param>
public delegate DecodedBody BodyReading(ReadOnlyMemory<byte> body, MessageKind kind, int maxLength);
