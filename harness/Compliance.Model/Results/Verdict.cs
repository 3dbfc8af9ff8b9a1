namespace Compliance.Model.Results;

/// <summary>How an outcome at a level is called.</summary>
public enum Verdict
{
    /// <summary>MUST, SHOULD or ROBUST satisfied.</summary>
    Pass,

    /// <summary>MUST violated.</summary>
    Fail,

    /// <summary>SHOULD or ROBUST violated.</summary>
    Warn,

    /// <summary>Observation: seen.</summary>
    Yes,

    /// <summary>Observation: not seen.</summary>
    No,

    /// <summary>Not applicable.</summary>
    Skip,

    /// <summary>Not established.</summary>
    Inconclusive,

    /// <summary>Not judged.</summary>
    Error,
}
