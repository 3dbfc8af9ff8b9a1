namespace Compliance.Model.Targets;

/// <summary>What a descriptor says of a capability.</summary>
public enum Capability
{
    /// <summary>The target has it.</summary>
    Yes,

    /// <summary>The target lacks it: checks that need it are not applicable.</summary>
    No,

    /// <summary>
    /// To be found out: a receiver run provokes it once before the cases, and only a refusal with 400 or 415 by a receiver that accepts the
    /// plain request makes it a no. In a sender run it is a yes.
    /// </summary>
    Probe,
}
