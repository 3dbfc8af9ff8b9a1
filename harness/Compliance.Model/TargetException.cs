namespace Compliance.Model;

/// <summary>The target cannot be judged: the owner of the target must act. Exit code 4.</summary>
/// <param name="fault">Kind of failure.</param>
/// <param name="problem">One sentence that names the target and what to do.</param>
/// <param name="logTail">Last lines of the target's log; empty when there is none.</param>
public sealed class TargetException(TargetFault fault, string problem, string logTail = "") : Exception(problem)
{
    /// <summary>Kind of failure.</summary>
    public TargetFault Fault { get; } = fault;

    /// <summary>Last lines of the target's log; empty when there is none.</summary>
    public string LogTail { get; } = logTail;
}
