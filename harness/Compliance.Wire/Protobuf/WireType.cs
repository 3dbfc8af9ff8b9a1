namespace Compliance.Wire.Protobuf;

/// <summary>The last three bits of a tag: how the value's end is found.</summary>
public enum WireType
{
    /// <summary>A varint.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length as varint, then so many bytes.</summary>
    Length = 2,

    /// <summary>Fields up to the tag that closes the group.</summary>
    StartGroup = 3,

    /// <summary>Closes a group.</summary>
    EndGroup = 4,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
