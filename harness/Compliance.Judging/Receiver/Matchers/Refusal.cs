namespace Compliance.Judging.Receiver.Matchers;

/// <summary>How a request must be refused.</summary>
public enum Refusal
{
    /// <summary>400, the status of invalid samples.</summary>
    Invalid,

    /// <summary>A 4xx that no sender repeats: any but 429.</summary>
    Final,
}
