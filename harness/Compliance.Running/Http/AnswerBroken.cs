using Compliance.Model.Evidence;

namespace Compliance.Running.Http;

/// <summary>An answer that ended before it was complete, or that is no HTTP. Never leaves the client.</summary>
internal sealed class AnswerBroken(AnswerKind kind, string trouble) : Exception(trouble)
{
    public AnswerKind Kind { get; } = kind;
}
