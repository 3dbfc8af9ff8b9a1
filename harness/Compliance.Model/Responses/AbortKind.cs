namespace Compliance.Model.Responses;

/// <summary>How the mock receiver breaks a connection instead of answering.</summary>
public enum AbortKind
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Closes after reading the request, without an answer.</summary>
    Before,

    /// <summary>Closes in the middle of the answer.</summary>
    Middle,

    /// <summary>Resets the connection after reading the request.</summary>
    Reset,
}
