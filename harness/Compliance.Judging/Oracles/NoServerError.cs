using Compliance.Model.Evidence;
using Compliance.Model.Fuzzing;

namespace Compliance.Judging.Oracles;

/// <summary>No request is answered 5xx time after time: 5xx asks for the same again, which helps neither invalid data nor valid ("Invalid Samples").</summary>
/// <remarks>One 5xx is the receiver's right: the same bytes are sent again, and only a second 5xx is a breach.</remarks>
public sealed record NoServerError : IOracle
{
    /// <inheritdoc/>
    public string Name => "server-error";

    /// <inheritdoc/>
    public string Requirement(FuzzTrial trial) => Oracle.Final(trial);

    /// <inheritdoc/>
    public string? Breach(FuzzTrial trial) =>
        trial.Exchange is { Answer: AnswerKind.Answered, Status: >= 500 }
        && trial.Again is not { Answer: AnswerKind.Answered, Status: < 500 }
            ? FormattableString.Invariant($"answered {trial.Exchange.Status}, which asks for the same again")
            : null;
}
