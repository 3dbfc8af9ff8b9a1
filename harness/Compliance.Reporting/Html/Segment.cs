namespace Compliance.Reporting.Html;

/// <summary>A run of text on a page.</summary>
/// <param name="Text">The text, already free of control characters.</param>
/// <param name="Marked">Whether it is what a finding is about.</param>
public readonly record struct Segment(string Text, bool Marked);
