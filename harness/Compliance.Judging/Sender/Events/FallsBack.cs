using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Events;

/// <summary>After a 2.0 message was not understood the sender goes over to <c>prometheus.WriteRequest</c> ("2.x vs 1.x Compatibility").</summary>
/// <param name="After">The answer that should bring it about.</param>
[Matcher("falls-back", Summary = "After a 2.0 message was not understood the sender goes over to prometheus.WriteRequest")]
public sealed record FallsBack(FallbackCause After) : IEventMatcher
{
    /// <inheritdoc/>
    public Occurrence Find(LaneTranscript lane)
    {
        var facts = LaneFacts.Of(lane);
        var what = "the sender goes over to prometheus.WriteRequest";
        var cause = facts.Requests.FirstOrDefault(r => r.Message == MessageKind.V2 && !r.Data.IsEmpty && IsCause(r.Exchange));
        if (cause is null)
            return new Occurrence { What = what, Said = "no 2.0 message was answered so" };
        var fallback = facts.Requests.FirstOrDefault(r => r.Message == MessageKind.V1 && r.Index > cause.Index && !r.Data.IsEmpty);
        return new Occurrence
        {
            What = what,
            ProvokedAt = cause.Exchange.AnsweredAt,
            Happened = fallback is not null,
            Since = cause.Index,
            Said = fallback is null ? "only 2.0 messages came" : $"exchange {fallback.Index} is a prometheus.WriteRequest",
            Exchanges = fallback is null ? [cause.Index] : [cause.Index, fallback.Index],
        };
    }

    private bool IsCause(Exchange exchange) =>
        After switch
        {
            FallbackCause.UnsupportedMediaType => exchange.Status == 415,
            FallbackCause.BadRequest => exchange.Status == 400,
            _ => exchange.Accepted && !exchange.HasWritten,
        };
}
