namespace Compliance.Model.Requests;

/// <summary>Kinds of edits of the serialized message.</summary>
public enum WireEditKind
{
    /// <summary>Replaces the value of the field at the path.</summary>
    Set,

    /// <summary>Removes the field.</summary>
    Remove,

    /// <summary>Writes the field twice, with another value first (protobuf: the last one counts).</summary>
    DuplicateFirst,

    /// <summary>Writes raw bytes at the end of the message at the path.</summary>
    Append,

    /// <summary>Writes a packed field unpacked.</summary>
    Unpacked,

    /// <summary>Splits a packed field into two packed runs.</summary>
    SplitPacked,

    /// <summary>Writes the fields of every message in reverse order.</summary>
    ReverseFields,

    /// <summary>Adds fields with numbers that no version knows, in every message.</summary>
    UnknownFields,

    /// <summary>Pads every varint of tags and lengths with one needless byte.</summary>
    PaddedVarints,

    /// <summary>Writes proto3 default values explicitly.</summary>
    ExplicitDefaults,

    /// <summary>Cuts the message after this many bytes (negative: from the end).</summary>
    Truncate,
}
