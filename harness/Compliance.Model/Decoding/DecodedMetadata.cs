using Compliance.Model.Metrics;

namespace Compliance.Model.Decoding;

/// <summary>Metadata of a series (2.0) or of a family (1.x) with its place in the message.</summary>
/// <param name="Metadata">The metadata; help or unit is empty when unset or when the reference cannot be resolved.</param>
/// <param name="HelpRef">Reference of the help text (2.0).</param>
/// <param name="UnitRef">Reference of the unit (2.0).</param>
/// <param name="Family">Metric family name (1.x); empty for 2.0.</param>
/// <param name="Range">The bytes of its message.</param>
public readonly record struct DecodedMetadata(Metadata Metadata, uint HelpRef, uint UnitRef, string Family, ByteRange Range);
