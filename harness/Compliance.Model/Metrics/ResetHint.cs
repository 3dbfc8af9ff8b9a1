namespace Compliance.Model.Metrics;

/// <summary>The reset hint of a native histogram, with the numbers of the schema.</summary>
public enum ResetHint
{
    /// <summary>Unknown, or counter without a known reset.</summary>
    Unspecified = 0,

    /// <summary>The counter was reset.</summary>
    Yes = 1,

    /// <summary>The counter was not reset.</summary>
    No = 2,

    /// <summary>A gauge histogram.</summary>
    Gauge = 3,
}
