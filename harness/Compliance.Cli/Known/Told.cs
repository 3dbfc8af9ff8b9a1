namespace Compliance.Cli.Known;

/// <summary>What proposals are grouped by.</summary>
/// <param name="Reason">Reason of an entry for another version; empty: none.</param>
/// <param name="Link">Its link.</param>
/// <param name="File">Otherwise the case file.</param>
internal sealed record Told(string Reason, string Link, string File);
