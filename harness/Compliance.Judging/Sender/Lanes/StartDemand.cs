namespace Compliance.Judging.Sender.Lanes;

/// <summary>What <see cref="StartTimestamps"/> asks.</summary>
public enum StartDemand
{
    /// <summary>Samples of a series with a created time have a start timestamp.</summary>
    Provided,

    /// <summary>A start timestamp that is there is the created time of the page.</summary>
    Right,

    /// <summary>The created time is in the series' field of rc.3.</summary>
    CreatedField,

    /// <summary>A created time of 0 is written as 1 or -1.</summary>
    Epoch,
}
