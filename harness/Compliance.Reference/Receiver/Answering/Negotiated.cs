using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Answering;

/// <summary>The outcome of looking at the headers of a request.</summary>
/// <param name="Kind">The schema to read the body with; null when it is refused.</param>
/// <param name="Refused">Why it is refused; meaningless otherwise.</param>
/// <param name="Says">The same for people.</param>
internal sealed record Negotiated(MessageKind? Kind, AnswerCause Refused = AnswerCause.Written, string Says = "");
