using System.Collections.Immutable;

namespace Compliance.Model.Cases;

/// <summary>One <c>expect</c> line of a case: the unit of verdict.</summary>
public sealed record CheckScript
{
    /// <summary>Id of the requirement it is bound to.</summary>
    public required string Requirement { get; init; }

    /// <summary>The part of the check's id after the number sign: the requirement, with a suffix when the case has several lines for it.</summary>
    public required string Name { get; init; }

    /// <summary>What is compared.</summary>
    public required MatcherSpec Matcher { get; init; }

    /// <summary>When it must hold.</summary>
    public Temporal Temporal { get; init; } = Temporal.Once;

    /// <summary>For <c>always</c>: only requests of the case's own lane count (<c>lane: only</c>). Default: every lane with the case's message.</summary>
    public bool OwnLaneOnly { get; init; }

    /// <summary>For <c>eventually</c>: the time after the provocation. Null: the default of the run.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>For <c>never</c>.</summary>
    public ProofOfLife? Until { get; init; }

    /// <summary>Capabilities without which the check is not applicable.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>Receiver: the step it looks at; null: the last one.</summary>
    public string? Of { get; init; }

    /// <summary>Receiver: the arms it looks at: <c>control</c>, <c>defects</c>, or names; empty: every arm that is not the control.</summary>
    public ImmutableArray<string> Arms { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public required SourceLocation At { get; init; }
}
