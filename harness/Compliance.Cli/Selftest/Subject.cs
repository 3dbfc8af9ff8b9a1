using System.Collections.Immutable;
using Compliance.Model;

namespace Compliance.Cli.Selftest;

/// <summary>An implementation that the self-test judges, and what must come out.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Kind">What must come out.</param>
/// <param name="Name">Name of the built-in target without prefix, such as <c>mutant/no-retry</c>.</param>
/// <param name="Says">What it does, one sentence.</param>
/// <param name="Requirement">Mutants: the requirement it breaks; otherwise empty.</param>
/// <param name="Allowed">Mutants: further requirements whose checks may turn. Variants: requirements that may warn.</param>
/// <param name="Lacks">Capabilities it does not have.</param>
/// <param name="Undecidable">Variants: requirements that its checks cannot decide; any other MUST or SHOULD is decided.</param>
internal sealed record Subject(
    Role Role,
    SubjectKind Kind,
    string Name,
    string Says,
    string Requirement,
    ImmutableArray<string> Allowed,
    ImmutableArray<string> Lacks,
    ImmutableArray<string> Undecidable
);
