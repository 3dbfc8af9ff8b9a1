namespace Compliance.Running.Launching;

/// <summary>A configuration file of a target before its template is filled in.</summary>
/// <param name="Path">Where it is written.</param>
/// <param name="Template">Text of the template.</param>
/// <param name="Lane">The lane it is for; null: it is for all.</param>
internal sealed record ConfigFile(string Path, string Template, LaneAddress? Lane);
