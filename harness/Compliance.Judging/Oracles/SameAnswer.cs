using System.Globalization;
using Compliance.Model.Evidence;
using Compliance.Model.Fuzzing;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Oracles;

/// <summary>
/// The same meaning in other legal bytes gets the same kind of answer ("Protocol": the messages are Protobuf, whatever its encoder). A receiver that
/// wants the length of a body before it comes may say so with 411 (RFC 9112, 6.3).
/// </summary>
public sealed record SameAnswer : IOracle
{
    /// <inheritdoc/>
    public string Name => "other-answer";

    /// <inheritdoc/>
    public string Requirement(FuzzTrial trial) => trial.Request.Script.Message == MessageKind.V1 ? "v1.any-1x" : "compat.any-2x";

    /// <inheritdoc/>
    public string? Breach(FuzzTrial trial)
    {
        if (trial.Original?.Exchange is not { Answer: AnswerKind.Answered } original || trial.Exchange.Answer != AnswerKind.Answered)
            return null;
        return original.Status / 100 == trial.Exchange.Status / 100 || trial is { Exchange.Status: 411, Request.Script.Chunked: true }
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"answered {trial.Exchange.Status} when written as {trial.Request.Rewrite}, {original.Status} otherwise"
            );
    }
}
