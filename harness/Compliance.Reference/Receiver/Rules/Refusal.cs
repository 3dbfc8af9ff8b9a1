namespace Compliance.Reference.Receiver.Rules;

/// <summary>A reason not to write a part of a request.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Says">The reason for people.</param>
public sealed record Refusal(RefusalKind Kind, string Says);
