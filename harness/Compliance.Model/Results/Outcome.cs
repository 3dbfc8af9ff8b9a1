namespace Compliance.Model.Results;

/// <summary>What a check found. The five are never merged.</summary>
public enum Outcome
{
    /// <summary>Provoked, observed, and kept.</summary>
    Satisfied,

    /// <summary>Provoked, observed, and broken.</summary>
    Violated,

    /// <summary>It does not concern this target.</summary>
    NotApplicable,

    /// <summary>Not provoked or not observed.</summary>
    Inconclusive,

    /// <summary>The suite, the launch or a crash of the target kept it from being judged.</summary>
    Error,
}
