namespace Compliance.Reference.Receiver.Answering;

/// <summary>Why a request is answered as it is.</summary>
internal enum AnswerCause
{
    /// <summary>The path is not the one written to.</summary>
    Path,

    /// <summary>Not a POST.</summary>
    Method,

    /// <summary>The media type is not supported, or missing.</summary>
    MediaType,

    /// <summary>The media type names a message that is not supported.</summary>
    Message,

    /// <summary>The content encoding is not supported, or missing.</summary>
    Encoding,

    /// <summary>The body can't be decompressed or read.</summary>
    Unreadable,

    /// <summary>Nothing was written.</summary>
    Refused,

    /// <summary>A part was written.</summary>
    Partial,

    /// <summary>Everything was written.</summary>
    Written,
}
