namespace Compliance.Model.Decoding;

/// <summary>What the decoder noticed about a body. It judges nothing: matchers do.</summary>
public enum NoteKind
{
    /// <summary>The body is empty.</summary>
    EmptyBody,

    /// <summary>The body starts like the framed Snappy format.</summary>
    SnappyFramed,

    /// <summary>The body is not a Snappy block.</summary>
    SnappyInvalid,

    /// <summary>The body declares or holds more than the limit.</summary>
    TooLarge,

    /// <summary>The message ends inside a field, a varint is over-long, or a tag is impossible.</summary>
    Malformed,

    /// <summary>A known field has another wire type than the schema's.</summary>
    WrongWireType,

    /// <summary>A string is not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A field that the schema does not know (legal).</summary>
    UnknownField,

    /// <summary>A field of the other message: the numbers that 2.0 reserves.</summary>
    ReservedField,

    /// <summary>A repeated scalar that is not packed (legal).</summary>
    Unpacked,

    /// <summary>A singular field that occurs twice (legal; the last one counts).</summary>
    Duplicate,

    /// <summary>A varint longer than needed (legal).</summary>
    PaddedVarint,

    /// <summary>The rc.3 field <c>TimeSeries.created_timestamp</c> (6).</summary>
    CreatedTimestamp,
}
