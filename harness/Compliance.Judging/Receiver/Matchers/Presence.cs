namespace Compliance.Judging.Receiver.Matchers;

/// <summary>Whether an instant query sees a series.</summary>
public enum Presence
{
    /// <summary>It does.</summary>
    Present,

    /// <summary>It does not: the series is stale or over.</summary>
    Absent,
}
