using Compliance.Reference.Receiver.Rules;

namespace Compliance.Reference.Receiver.Storing;

/// <summary>Data of one series that was not written.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Series">The series for people, as far as its labels can be read.</param>
/// <param name="Lost">How much was not written; all zero for a series without data.</param>
public sealed record Rejection(Refusal Why, string Series, WrittenCounts Lost);
