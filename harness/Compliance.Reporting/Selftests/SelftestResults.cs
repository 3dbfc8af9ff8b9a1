using System.Collections.Immutable;

namespace Compliance.Reporting.Selftests;

/// <summary>What the suite found when it judged itself: the reference, its mutants, the legal variants, the nulls.</summary>
public sealed record SelftestResults
{
    /// <summary>Version of the suite.</summary>
    public required string Suite { get; init; }

    /// <summary>Version of the specification.</summary>
    public required string Spec { get; init; }

    /// <summary>Digest of the case files.</summary>
    public required string Cases { get; init; }

    /// <summary>Whether every mutant was judged by every case; otherwise by the cases of the requirement it breaks.</summary>
    public required bool Full { get; init; }

    /// <summary>Wall time in milliseconds.</summary>
    public required long DurationMs { get; init; }

    /// <summary>The implementations, receivers and senders, in the order of the suite.</summary>
    public required ImmutableArray<SelftestSubject> Subjects { get; init; }
}
