namespace Compliance.Reporting.Tallies;

/// <summary>Levels that are counted together. Observations are apart from all that can be red.</summary>
public enum LevelGroup
{
    /// <summary>MUST and MUST NOT.</summary>
    Must,

    /// <summary>SHOULD and SHOULD NOT.</summary>
    Should,

    /// <summary>Rules of the suite.</summary>
    Robust,

    /// <summary>MAY, and sentences with several readings.</summary>
    Observed,
}
