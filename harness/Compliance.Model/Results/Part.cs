namespace Compliance.Model.Results;

/// <summary>The part of an exchange that a mark points into.</summary>
public enum Part
{
    /// <summary>Request line and headers.</summary>
    RequestHead,

    /// <summary>Request body as sent (compressed).</summary>
    RequestBody,

    /// <summary>The decompressed message.</summary>
    Message,

    /// <summary>Answer headers.</summary>
    ResponseHead,

    /// <summary>Answer body.</summary>
    ResponseBody,
}
