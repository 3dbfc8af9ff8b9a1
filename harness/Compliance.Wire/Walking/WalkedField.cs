using Compliance.Model;

namespace Compliance.Wire.Walking;

/// <summary>A field as it stands in a message.</summary>
/// <param name="Depth">0 for fields of the top message.</param>
/// <param name="Path">Path with indices, such as <c>timeseries[3].samples[0].value</c>; the number for a field that the schema lacks.</param>
/// <param name="Range">All its bytes, with tag and length.</param>
/// <param name="Value">Its value for people; empty for messages.</param>
public readonly record struct WalkedField(int Depth, string Path, ByteRange Range, string Value);
