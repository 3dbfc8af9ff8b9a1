using Compliance.Model.Evidence;
using Compliance.Model.Fuzzing;

namespace Compliance.Judging.Oracles;

/// <summary>Every request is answered: a sender repeats what was not ("Invalid Samples", "Retries &amp; Backoff").</summary>
public sealed record NoDroppedConnection : IOracle
{
    /// <inheritdoc/>
    public string Name => "dropped-connection";

    /// <inheritdoc/>
    public string Requirement(FuzzTrial trial) => Oracle.Final(trial);

    /// <inheritdoc/>
    public string? Breach(FuzzTrial trial) =>
        trial.Exchange.Answer switch
        {
            AnswerKind.Answered => null,
            AnswerKind.TimedOut => $"no answer: {trial.Exchange.Trouble}",
            AnswerKind.Garbage => $"the answer is no HTTP: {trial.Exchange.Trouble}",
            _ => $"the connection was dropped: {trial.Exchange.Trouble}",
        };
}
