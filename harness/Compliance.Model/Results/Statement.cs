namespace Compliance.Model.Results;

/// <summary>What a run says of its target.</summary>
public enum Statement
{
    /// <summary>Every MUST passed and none was skipped.</summary>
    Conformant,

    /// <summary>Every judged MUST passed, but a core one was not applicable.</summary>
    Partial,

    /// <summary>A MUST failed.</summary>
    NotConformant,

    /// <summary>No MUST failed, but some could not be judged.</summary>
    NotEstablished,
}
