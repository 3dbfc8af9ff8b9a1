using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Decoding;

/// <summary>An exemplar with its place in the message.</summary>
/// <param name="Exemplar">The exemplar; labels that cannot be resolved are left out.</param>
/// <param name="Refs">Its references (2.0); empty for 1.x.</param>
/// <param name="HasValue">Whether the value field was on the wire (proto3 leaves out 0).</param>
/// <param name="Range">The bytes of its message.</param>
public readonly record struct DecodedExemplar(Exemplar Exemplar, ImmutableArray<uint> Refs, bool HasValue, ByteRange Range);
