using System.Collections.Immutable;
using Compliance.Judging;
using Compliance.Model.Ledger;

namespace Compliance.Cli.Inspect;

/// <summary>Rules that a body breaks in one and the same way.</summary>
/// <param name="Requirements">The requirements, at least one.</param>
/// <param name="Finding">What is wrong, with the bytes.</param>
internal sealed record BrokenRule(ImmutableArray<Requirement> Requirements, Finding Finding);
