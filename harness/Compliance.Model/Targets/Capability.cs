namespace Compliance.Model.Targets;

/// <summary>What a descriptor says of a capability.</summary>
public enum Capability
{
    /// <summary>The target has it.</summary>
    Yes,

    /// <summary>The target lacks it: checks that need it are not applicable.</summary>
    No,

    /// <summary>To be found out by a run; treated as yes until it was.</summary>
    Probe,
}
