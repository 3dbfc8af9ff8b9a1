namespace Compliance.Reporting.Html;

/// <summary>A choice of a filter.</summary>
/// <param name="Value">Value in the URL.</param>
/// <param name="Label">Name on the page.</param>
/// <param name="Count">Rows it leaves.</param>
public sealed record Choice(string Value, string Label, int Count);
