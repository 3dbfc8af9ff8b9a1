namespace Compliance.Wire.Protobuf;

/// <summary>The types that the two messages use.</summary>
public enum FieldType
{
    /// <summary>64-bit float, little endian.</summary>
    Real,

    /// <summary>Signed 64-bit integer as varint; negative ones take ten bytes.</summary>
    Signed64,

    /// <summary>Unsigned 64-bit integer as varint.</summary>
    Unsigned64,

    /// <summary>Unsigned 32-bit integer as varint.</summary>
    Unsigned32,

    /// <summary>Signed 32-bit integer, zigzag.</summary>
    ZigZag32,

    /// <summary>Signed 64-bit integer, zigzag.</summary>
    ZigZag64,

    /// <summary>Number of an enum, as a 32-bit integer.</summary>
    Choice,

    /// <summary>UTF-8 text.</summary>
    Text,

    /// <summary>A message.</summary>
    Message,
}
