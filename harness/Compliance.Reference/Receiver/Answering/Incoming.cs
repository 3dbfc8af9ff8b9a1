using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Storing;

namespace Compliance.Reference.Receiver.Answering;

/// <summary>What is known of a request when its answer is made.</summary>
internal sealed record Incoming
{
    /// <summary>Its number on its connection, from 1.</summary>
    public required int OnConnection { get; init; }

    /// <summary>When it came, in milliseconds since the Unix epoch.</summary>
    public required long NowMs { get; init; }

    /// <summary>The message its headers name; null when they name none that is supported.</summary>
    public MessageKind? Kind { get; init; }

    /// <summary>Its body as read; null when negotiation failed.</summary>
    public DecodedBody? Body { get; init; }

    /// <summary>What was written of it; null when the message could not be read.</summary>
    public WriteReport? Report { get; init; }

    /// <summary>What the message holds, written or not.</summary>
    public WrittenCounts Held =>
        Body is null
            ? default
            : new(
                Body.Series.Sum(s => s.Samples.Length),
                Body.Series.Sum(s => s.Histograms.Length),
                Body.Series.Sum(s => s.Exemplars.Length)
            );
}
