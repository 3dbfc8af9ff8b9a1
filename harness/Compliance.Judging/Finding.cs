using System.Collections.Immutable;
using Compliance.Model.Results;

namespace Compliance.Judging;

/// <summary>What a matcher says of the evidence it was shown.</summary>
public sealed record Finding
{
    /// <summary>Satisfied, violated, inconclusive or not applicable.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What a compliant implementation does, one phrase.</summary>
    public string Expected { get; init; } = "";

    /// <summary>What was seen, one phrase; otherwise why nothing can be said.</summary>
    public required string Said { get; init; }

    /// <summary>Exchanges it rests on.</summary>
    public ImmutableArray<int> Exchanges { get; init; } = [];

    /// <summary>Offending bytes.</summary>
    public ImmutableArray<Mark> Marks { get; init; } = [];

    /// <summary>The read-back it rests on, as text; empty: none.</summary>
    public string ReadBack { get; init; } = "";

    /// <summary>Whether that read-back showed stored data: then a 2xx is confirmed. Showing that nothing is stored confirms none.</summary>
    public bool StoredSeen { get; init; }

    /// <summary>The behaviour was provoked, seen, and is right.</summary>
    public static Finding Satisfied(string expected, string said, params ImmutableArray<int> exchanges) =>
        new()
        {
            Outcome = Outcome.Satisfied,
            Expected = expected,
            Said = said,
            Exchanges = exchanges,
        };

    /// <summary>The behaviour was provoked, seen, and is wrong.</summary>
    public static Finding Violated(string expected, string said, params ImmutableArray<int> exchanges) =>
        new()
        {
            Outcome = Outcome.Violated,
            Expected = expected,
            Said = said,
            Exchanges = exchanges,
        };

    /// <summary>It was not provoked or not seen.</summary>
    public static Finding Inconclusive(string why, params ImmutableArray<int> exchanges) =>
        new()
        {
            Outcome = Outcome.Inconclusive,
            Said = why,
            Exchanges = exchanges,
        };

    /// <summary>It does not concern this target.</summary>
    public static Finding NotApplicable(string why) => new() { Outcome = Outcome.NotApplicable, Said = why };
}
