namespace Compliance.Cli.Selftest;

/// <summary>What the self-test expects of a subject.</summary>
internal enum SubjectKind
{
    /// <summary>Conformant; no check violated.</summary>
    Reference,

    /// <summary>A check of the requirement it breaks is violated, and no unrelated one.</summary>
    Mutant,

    /// <summary>No MUST violated; only the SHOULD it skips may warn; nothing inconclusive but what it cannot show.</summary>
    Variant,

    /// <summary>No MUST or SHOULD passed; neither conformant nor partial.</summary>
    Null,
}
