using System.Collections.Immutable;

namespace Compliance.Cli.Known;

/// <summary>An entry for <c>known.yaml</c>.</summary>
/// <param name="Checks">Globs over check ids.</param>
/// <param name="Reason">Why; begins with TODO when nobody has said it yet.</param>
/// <param name="Link">Where it is reported.</param>
/// <param name="Version">The version seen; empty: all.</param>
/// <param name="Seen">What was seen of the first check.</param>
internal sealed record Proposal(ImmutableArray<string> Checks, string Reason, string Link, string Version, string Seen);
