namespace Compliance.Model.Requests;

/// <summary>How the serialized message becomes the body.</summary>
public enum Compression
{
    /// <summary>Snappy block format, the only legal one.</summary>
    Block,

    /// <summary>Snappy block format of literals only: other legal bytes for the same data.</summary>
    BlockLiterals,

    /// <summary>Snappy block format whose copies all have offsets of four bytes and reach as far back as they can: other legal bytes for the same data.</summary>
    BlockLongOffsets,

    /// <summary>Snappy framed format, which is forbidden.</summary>
    Framed,

    /// <summary>Not compressed.</summary>
    None,

    /// <summary>gzip.</summary>
    Gzip,

    /// <summary>A Snappy block cut in the middle.</summary>
    Truncated,

    /// <summary>A few bytes that declare 4 GiB - 1 of data.</summary>
    Bomb,

    /// <summary>A Snappy block with a copy that reaches before the start of the data.</summary>
    Corrupt,

    /// <summary>A Snappy block that declares one byte more than its elements give.</summary>
    DeclaresMore,

    /// <summary>A Snappy block that declares one byte less than its elements give.</summary>
    DeclaresLess,
}
