namespace Compliance.Reference.Receiver.Storing;

/// <summary>What became of one sample.</summary>
internal enum AppendOutcome
{
    /// <summary>It is stored.</summary>
    Written,

    /// <summary>The very same sample was stored before: nothing to do, and it counts as written.</summary>
    Repeated,

    /// <summary>A newer sample of the series is stored already.</summary>
    OutOfOrder,

    /// <summary>Another value is stored for this time.</summary>
    Conflict,
}
