using System.Collections.Immutable;
using Compliance.Model.Cases;

namespace Compliance.Model.Evidence;

/// <summary>All evidence of a receiver case.</summary>
public sealed record ReceiverTranscript
{
    /// <summary>The case.</summary>
    public required ReceiverCase Case { get; init; }

    /// <summary>Its arms, in order.</summary>
    public required ImmutableArray<ArmTranscript> Arms { get; init; }

    /// <summary>The <c>let</c> candidate that was refused when sent alone, with that exchange; null when the case has no let or none was refused.</summary>
    public string? Poison { get; init; }

    /// <summary>Exchanges of the search for a let, in order.</summary>
    public ImmutableArray<Exchange> Search { get; init; } = [];

    /// <summary>Answers of the read-back by question.</summary>
    public ImmutableDictionary<ReadQuery, ReadResult> Reads { get; init; } = ImmutableDictionary<ReadQuery, ReadResult>.Empty;

    /// <summary>Error of ours or of the launch that kept the case from running; empty for most.</summary>
    public string Failure { get; init; } = "";

    /// <summary>Whether the target died while the case ran in an instance of its own.</summary>
    public bool TargetDied { get; init; }
}
