namespace Compliance.Reporting.Matrices;

/// <summary>What a cell of the matrix says of a requirement. In rising order the later one wins over an earlier one of another check.</summary>
public enum CellMark
{
    /// <summary>No check ran.</summary>
    Absent,

    /// <summary>Not applicable.</summary>
    Skip,

    /// <summary>Kept.</summary>
    Kept,

    /// <summary>Observation: seen.</summary>
    Yes,

    /// <summary>Observation: not seen.</summary>
    No,

    /// <summary>Violated and listed.</summary>
    Known,

    /// <summary>SHOULD or ROBUST violated.</summary>
    Warn,

    /// <summary>Not established.</summary>
    Inconclusive,

    /// <summary>Not judged.</summary>
    Error,

    /// <summary>MUST violated.</summary>
    Violated,
}
