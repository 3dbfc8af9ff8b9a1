namespace Compliance.Model.Ledger;

/// <summary>Why no wire can show whether a requirement is kept (the closed list).</summary>
public enum Untestable
{
    /// <summary>It shows only inside the implementation.</summary>
    Internal,

    /// <summary>It binds the authors or operators and not the program.</summary>
    Policy,

    /// <summary>It concerns a part that the specification itself gives up.</summary>
    Deprecated,

    /// <summary>The specification demands two things that exclude each other.</summary>
    Contradictory,
}
