using System.Collections.Immutable;
using Compliance.Model;

namespace Compliance.Reporting.Selftests;

/// <summary>One implementation that the suite judged to prove itself.</summary>
public sealed record SelftestSubject
{
    /// <summary>Its role.</summary>
    public required Role Role { get; init; }

    /// <summary><c>reference</c>, <c>mutant</c>, <c>variant</c> or <c>null</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name, such as <c>mutant/no-retry</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, one sentence; empty when the name says it.</summary>
    public string Says { get; init; } = "";

    /// <summary>Mutants: the requirement it breaks.</summary>
    public string Requirement { get; init; } = "";

    /// <summary>The statement that the run came to.</summary>
    public required string Statement { get; init; }

    /// <summary>MUST checks that passed and those that apply.</summary>
    public required int MustKept { get; init; }

    /// <summary>MUST checks that apply.</summary>
    public required int MustOf { get; init; }

    /// <summary>SHOULD checks that passed.</summary>
    public required int ShouldKept { get; init; }

    /// <summary>SHOULD checks that apply.</summary>
    public required int ShouldOf { get; init; }

    /// <summary>Mutants: ids of the violated checks of the broken requirement.</summary>
    public ImmutableArray<string> KilledBy { get; init; } = [];

    /// <summary>Ids of the violated checks of other requirements.</summary>
    public ImmutableArray<string> SideEffects { get; init; } = [];

    /// <summary>What came out wrong; empty when it came out as it must.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>Wall time in milliseconds.</summary>
    public long DurationMs { get; init; }
}
