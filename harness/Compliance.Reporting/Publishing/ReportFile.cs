namespace Compliance.Reporting.Publishing;

/// <summary>A file of a report.</summary>
/// <param name="Path">Path below the report's folder, with slashes.</param>
/// <param name="Text">Its content, to be written as UTF-8.</param>
public sealed record ReportFile(string Path, string Text);
