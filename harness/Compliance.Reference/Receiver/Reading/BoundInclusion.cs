namespace Compliance.Reference.Receiver.Reading;

/// <summary>Which bounds of a bucket belong to it, with the numbers of the Prometheus API.</summary>
public enum BoundInclusion
{
    /// <summary>The upper bound only.</summary>
    OpenLeft = 0,

    /// <summary>The lower bound only.</summary>
    OpenRight = 1,

    /// <summary>Neither.</summary>
    OpenBoth = 2,

    /// <summary>Both.</summary>
    ClosedBoth = 3,
}
