namespace Compliance.Model;

/// <summary>The RFC 2119 key word of a requirement. It is written in the ledger and nowhere else.</summary>
public enum Level
{
    /// <summary>MUST.</summary>
    Must,

    /// <summary>MUST NOT.</summary>
    MustNot,

    /// <summary>SHOULD.</summary>
    Should,

    /// <summary>SHOULD NOT.</summary>
    ShouldNot,

    /// <summary>MAY: reported as yes or no, never red.</summary>
    May,

    /// <summary>A robustness rule of this suite and not of the specification; reported apart.</summary>
    Robust,
}
