namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>replay</c>.</summary>
/// <param name="Results">Path of the results file.</param>
/// <param name="Target">Target whose known failures count; null: the one that the file names.</param>
/// <param name="Spec">Version of the specification; null: that of the run.</param>
/// <param name="Out">Folder for the new results.</param>
/// <param name="Quiet">Only what is red.</param>
/// <param name="Verbose">Every check.</param>
internal sealed record ReplayOptions(string Results, string? Target, string? Spec, string Out, bool Quiet, bool Verbose);
