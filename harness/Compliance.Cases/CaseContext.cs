using System.Collections.Immutable;
using Compliance.Model.Ledger;
using Compliance.Model.Targets;

namespace Compliance.Cases;

/// <summary>What a case file refers to.</summary>
/// <param name="Spec">The version of the specification, one of <see cref="SpecVersions.Order"/>.</param>
/// <param name="Requirements">The entries of every version.</param>
/// <param name="Capabilities">The closed list.</param>
internal sealed record CaseContext(string Spec, ImmutableArray<Requirement> Requirements, ImmutableArray<CapabilityEntry> Capabilities);
