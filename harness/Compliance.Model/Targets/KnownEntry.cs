using System.Collections.Immutable;

namespace Compliance.Model.Targets;

/// <summary>An entry of <c>known.yaml</c>.</summary>
/// <param name="Check">Glob over check ids; must match at least one check, and every match must fail. A list in the file is an entry for each glob.</param>
/// <param name="Kind">Known or flaky.</param>
/// <param name="Reason">Why, one sentence; required.</param>
/// <param name="Link">Where it is reported; required by the contract, may be <c>none: …</c> with a reason.</param>
/// <param name="Versions">Globs over the version seen; empty: all.</param>
/// <param name="Via">Launch kinds it holds for; empty: all.</param>
/// <param name="At">Where it stands.</param>
public sealed record KnownEntry(
    string Check,
    ExpectationKind Kind,
    string Reason,
    string Link,
    ImmutableArray<string> Versions,
    ImmutableArray<string> Via,
    SourceLocation At
);
