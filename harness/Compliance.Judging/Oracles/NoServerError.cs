using Compliance.Model.Evidence;
using Compliance.Model.Fuzzing;

namespace Compliance.Judging.Oracles;

/// <summary>No request is answered 5xx time after time: 5xx asks for the same again, which helps neither invalid data nor valid ("Invalid Samples").</summary>
/// <remarks>One 5xx is the receiver's right; whoever asks an oracle sends the request again before it is called a finding.</remarks>
public sealed record NoServerError : IOracle
{
    /// <inheritdoc/>
    public string Name => "server-error";

    /// <inheritdoc/>
    public string Requirement(FuzzTrial trial) => Oracle.Final(trial);

    /// <inheritdoc/>
    public string? Breach(FuzzTrial trial) =>
        trial.Exchange is { Answer: AnswerKind.Answered, Status: >= 500 }
            ? FormattableString.Invariant($"answered {trial.Exchange.Status}, which asks for the same again")
            : null;
}
