using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Events;

/// <summary>After a 3xx the sender asks at the place that the Location names. The specification says nothing of redirects: an observation.</summary>
/// <remarks>Clients that make a GET of a redirected POST, as HTTP lets them after 301, 302 and 303, lose the data: a 2xx then means nothing.</remarks>
/// <param name="As">Whether the data comes along.</param>
[Matcher("redirected", Summary = "After a 3xx the sender asks where the Location points. Nothing is said of redirects: an observation")]
public sealed record Redirected(RedirectedAs As) : IEventMatcher
{
    /// <inheritdoc/>
    public Occurrence Find(LaneTranscript lane)
    {
        var facts = LaneFacts.Of(lane);
        var what = As == RedirectedAs.WithData ? "the data goes where the Location points" : "the Location is asked without the data";
        var first = facts.Requests.FirstOrDefault(r => r.Exchange.Status is >= 300 and < 400 && !r.Data.IsEmpty);
        if (first is null)
            return new Occurrence { What = what, Said = "no data was answered with a redirect" };
        var asked = lane
            .Exchanges.Where(e => e.Index > first.Index && !e.BrokeOff && lane.Lane.IsRedirected(e))
            .Select(RequestFacts.Of)
            .ToList();
        var found = asked.Find(r => r.Data.IsEmpty == (As == RedirectedAs.WithoutData));
        return new Occurrence
        {
            What = what,
            ProvokedAt = first.Exchange.AnsweredAt,
            Happened = found is not null,
            Since = first.Index,
            Said =
                found is not null ? $"{found.Exchange.Method} {found.Exchange.Target}, {Held(found)}"
                : asked.Count > 0 ? $"only {asked[0].Exchange.Method} {asked[0].Exchange.Target}, {Held(asked[0])}"
                : "nothing came there",
            Exchanges = found is null ? [first.Index] : [first.Index, found.Index],
        };
    }

    private static string Held(RequestFacts request) =>
        request.Data.IsEmpty ? "without data" : FormattableString.Invariant($"{request.Data.Length} samples");
}
