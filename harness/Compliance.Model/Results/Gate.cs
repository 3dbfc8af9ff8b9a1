namespace Compliance.Model.Results;

/// <summary>What turns a run red.</summary>
public enum Gate
{
    /// <summary>Fails of MUST. The default.</summary>
    Must,

    /// <summary>Also warnings of SHOULD.</summary>
    Should,

    /// <summary>Nothing but errors.</summary>
    None,
}
