namespace Compliance.Reference.Receiver;

/// <summary>How a <see cref="ReferenceReceiver"/> behaves: as the reference, a mutant, a legal variant or a null.</summary>
public sealed record ReceiverBehaviour
{
    /// <summary>The reference.</summary>
    public static ReceiverBehaviour Reference { get; } = new();

    /// <summary>Its fault.</summary>
    public ReceiverFaults Faults { get; init; } = ReceiverFaults.None;

    /// <summary>Its choices.</summary>
    public ReceiverChoices Choices { get; init; } = new();

    /// <summary>Answers like a null instead of like a receiver; null for all others.</summary>
    public ReceiverNull? Null { get; init; }

    /// <summary>Clock for query times that are not given and for limits of age.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
