using Compliance.Judging.Sender.Facts;
using Compliance.Model;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>The message is one of the two of the protocol (Remote-Write 2.0, "Protocol").</summary>
[Matcher("message-known", Summary = "The message is one of the two of the protocol")]
public sealed record MessageKnown : IRequestMatcher
{
    private const string Rule = "the message is prometheus.WriteRequest or io.prometheus.write.v2.Request";

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        if (exchange.Decoded is not { Decompressed: true } body || body.Message.IsEmpty)
            return null;
        var facts = RequestFacts.Of(exchange);
        if (facts is { Message: { } kind, Body: not null })
            return Finding.Satisfied(Rule, LaneFacts.Named(kind), exchange.Index);
        if (facts.Message is not null)
            return null;
        return Marking.Message(
            Rule,
            MessageShape.WhyNone(body),
            exchange,
            new ByteRange(0, Math.Min(16, body.Message.Length)),
            "none of the two messages"
        );
    }
}
