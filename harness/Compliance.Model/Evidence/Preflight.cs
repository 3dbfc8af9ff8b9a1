using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Evidence;

/// <summary>
/// The exchanges before all cases of a receiver run. A 2xx is evidence only from a receiver that refuses garbage or shows what it stored;
/// a refusal is evidence only from one that accepts plain data.
/// </summary>
public sealed record Preflight
{
    /// <summary>One series with one gauge sample, correct in every respect, as a 2.0 message (1.0 when the target declares no 2.0).</summary>
    public required Exchange Plain { get; init; }

    /// <summary>Reading back the plain sample; null without an adapter.</summary>
    public ReadResult? PlainRead { get; init; }

    /// <summary>The same sample in the other message: 1.0 where <see cref="Plain"/> is 2.0. Null when it was not sent.</summary>
    /// <remarks>A receiver that takes one of them shows nothing of the other: each case rests on the message that it sends.</remarks>
    public Exchange? OtherPlain { get; init; }

    /// <summary>The message of <see cref="Plain"/>.</summary>
    public MessageKind Message { get; init; } = MessageKind.V2;

    /// <summary>Reading back the sample of <see cref="OtherPlain"/>; null without an adapter.</summary>
    public ReadResult? OtherPlainRead { get; init; }

    /// <summary>The headers of a 2.0 request over bytes that are no Snappy block.</summary>
    public required Exchange Garbage { get; init; }

    /// <summary>A correct Snappy block whose content is no protobuf message, with the headers of a 2.0 request.</summary>
    public required Exchange BrokenMessage { get; init; }

    /// <summary>The plain request sent to a path that nobody has configured.</summary>
    public required Exchange RandomPath { get; init; }

    /// <summary>Capabilities provoked because the descriptor left them to be found out; empty when the plain request was not accepted.</summary>
    public ImmutableArray<CapabilityProbe> Probes { get; init; } = [];
}
