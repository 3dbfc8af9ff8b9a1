namespace Compliance.Judging.Binding;

/// <summary>A parameter of a matcher.</summary>
/// <param name="Name">Kebab-case name; the first parameter also takes the main value.</param>
/// <param name="Kind">What it holds, for people: <c>number</c>, <c>duration</c>, <c>one of sent, zero</c> …</param>
/// <param name="Required">Whether it can't be left out.</param>
public sealed record ParameterDescription(string Name, string Kind, bool Required);
