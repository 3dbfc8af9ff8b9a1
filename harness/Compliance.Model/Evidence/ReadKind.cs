namespace Compliance.Model.Evidence;

/// <summary>The verbs of a read-back adapter.</summary>
public enum ReadKind
{
    /// <summary>Float and histogram samples of the selected series, raw, over the whole time of the case.</summary>
    Samples,

    /// <summary>The value that an instant query sees at one time: shows staleness.</summary>
    Instant,

    /// <summary>Exemplars of the selected series.</summary>
    Exemplars,

    /// <summary>Metadata of a metric family; the selector is its name.</summary>
    Metadata,
}
