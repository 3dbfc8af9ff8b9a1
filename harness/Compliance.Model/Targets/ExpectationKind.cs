namespace Compliance.Model.Targets;

/// <summary>What the target's <c>known.yaml</c> says of a check.</summary>
public enum ExpectationKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A known failure: it must fail.</summary>
    Known,

    /// <summary>Sometimes fails.</summary>
    Flaky,
}
