using System.Collections.Immutable;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Targets;
using Compliance.Running.Launching;

namespace Compliance.Running.Receiving;

/// <summary>What a receiver run does.</summary>
public sealed record ReceiverPlan
{
    /// <summary>The cases, in the order of the results.</summary>
    public required ImmutableArray<ReceiverCase> Cases { get; init; }

    /// <summary>What must be read back before an arm (with every <c>let</c> filled in) can be judged; equal questions are asked once.</summary>
    public required Func<ReceiverCase, Arm, IEnumerable<ReadQuery>> Reads { get; init; }

    /// <summary>How the receiver is reached and read.</summary>
    public required ReceiverSetup Setup { get; init; }

    /// <summary>How an instance of its own is started for a case that asks for one; its folder is the parent of theirs.</summary>
    public required LaunchRequest Launch { get; init; }

    /// <summary>Where the receiver forwards to; null: it is read back otherwise, or not at all.</summary>
    public ReadBack.ForwardSink? Sink { get; init; }

    /// <summary>A label value that no other run has; marks the data of the preflight.</summary>
    public required string Tag { get; init; }

    /// <summary>Requests in flight, 1 to 64.</summary>
    public int Jobs { get; init; } = 16;

    /// <summary>Deadline of one request.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The message of the preflight: 1.0 for a target that declares no 2.0.</summary>
    public MessageKind Message { get; init; } = MessageKind.V2;

    /// <summary>Capabilities to be found out before the cases, by the names of <c>cases/capabilities.yaml</c>; those that no request can decide are left out.</summary>
    public ImmutableArray<string> Probes { get; init; } = [];

    /// <summary>Start of the run in <see cref="TimeProvider.GetTimestamp"/>, the zero of all times in the evidence; null: now.</summary>
    public long? StartedAt { get; init; }
}
