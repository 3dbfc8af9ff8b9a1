using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Events;

/// <summary>Every series with samples on a page of the lane is sent with samples: nothing that was scraped is left out.</summary>
[Matcher(
    "page-arrived",
    Summary = "Every series with samples on a page of the lane is sent with samples: nothing that was scraped is left out"
)]
public sealed record PageArrived : IEventMatcher
{
    private const string What = "every series of the page arrives";

    /// <inheritdoc/>
    public Occurrence Find(LaneTranscript lane)
    {
        var facts = LaneFacts.Of(lane);
        var wanted = facts.Book.Series.Where(p => p.Shown.Part is not (SeriesPart.Native or SeriesPart.Created)).ToList();
        var any = facts.Requests.FirstOrDefault(facts.CarriesPageData);
        if (wanted.Count == 0 || any is null)
            return new Occurrence { What = What, Said = "nothing of the page arrived" };
        var got = facts.PageSeries().Where(s => s.Series.Samples.Length > 0).Select(s => s.Page);
        var missing = wanted.Except(got).ToList();
        return new Occurrence
        {
            What = What,
            ProvokedAt = any.Exchange.ReceivedAt,
            Happened = missing.Count == 0,
            Said =
                missing.Count == 0
                    ? FormattableString.Invariant($"{wanted.Count} series arrived")
                    : FormattableString.Invariant($"{missing.Count} of {wanted.Count} series did not arrive, such as {missing[0]}"),
            Exchanges = [any.Index],
        };
    }
}
