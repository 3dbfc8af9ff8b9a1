using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Events;

/// <summary>Headers that the user configured go out with the data (Remote-Write 2.0, "Protocol"). Optional: an observation.</summary>
[Matcher("custom-headers-sent", Summary = "Headers that the user configured go out with the data. Optional: an observation")]
public sealed record CustomHeadersSent : IEventMatcher
{
    private const string What = "configured headers are sent";

    /// <inheritdoc/>
    public Occurrence Find(LaneTranscript lane)
    {
        var facts = LaneFacts.Of(lane);
        var data = facts.Requests.Where(facts.CarriesPageData).ToList();
        if (data.Count == 0)
            return new Occurrence { What = What, Said = "no data arrived" };
        var with = data.Find(r =>
            lane.Lane.Options.Headers.All(h => r.Exchange.RequestValues(h.Name).Contains(h.Value, StringComparer.Ordinal))
        );
        return new Occurrence
        {
            What = What,
            ProvokedAt = data[0].Exchange.ReceivedAt,
            Happened = with is not null,
            Said = with is null ? "data arrived without them" : "they are there",
            Exchanges = [(with ?? data[0]).Index],
        };
    }
}
