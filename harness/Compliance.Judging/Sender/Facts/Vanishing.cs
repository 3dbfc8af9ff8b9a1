using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Facts;

/// <summary>The first moment at which a series of a page had ended.</summary>
/// <param name="Page">The series.</param>
/// <param name="At">Monotonic time: the scrape that no longer showed it, or for a withdrawn target the last sign of life before.</param>
/// <param name="Why">How it ended, one phrase.</param>
public sealed record Vanishing(PageSeriesFacts Page, TimeSpan At, string Why)
{
    /// <summary>The ends in a lane. Series with timestamps of the page and <c>_created</c> lines do not count: no stale marker is asked for them.</summary>
    public static ImmutableArray<Vanishing> Of(LaneFacts facts)
    {
        var list = ImmutableArray.CreateBuilder<Vanishing>();
        foreach (var page in facts.Book.Series)
        {
            if (page.Shown is { Timestamped: null, Part: not SeriesPart.Created } && End(facts, page) is { } end)
                list.Add(end);
        }

        return list.ToImmutable();
    }

    private static Vanishing? End(LaneFacts facts, PageSeriesFacts page)
    {
        var shown = page.Showings.Select(s => s.Scrape.Number).ToHashSet();
        var first = page.Showings[0].Scrape.Number;
        var missing = facts.Book.Scrapes.FirstOrDefault(s => s.Number > first && !shown.Contains(s.Number));
        return missing is not null ? new Vanishing(page, missing.At, Reason(facts.Lane.Lane, missing)) : Withdrawn(facts, page);
    }

    // A withdrawn target is not scraped. The page before it is left once its data has arrived, so the target is out of
    // discovery from the first request with data of the last page that showed the series.
    private static Vanishing? Withdrawn(LaneFacts facts, PageSeriesFacts page)
    {
        var last = page.Showings[^1].Scrape;
        var pages = facts.Lane.Lane.Pages;
        if (last.Page + 1 >= pages.Length || pages[last.Page + 1].Kind != PageKind.Withdrawn || Arrived(facts, last) is not { } at)
            return null;
        return new Vanishing(page, at > last.At ? at : last.At, "the target left service discovery");
    }

    private static TimeSpan? Arrived(LaneFacts facts, Scrape last) =>
        facts
            .Requests.FirstOrDefault(r =>
                r.Exchange.Accepted && facts.CarriesPageData(r) && r.Exchange.ReceivedAt >= FirstOfPage(facts, last.Page)
            )
            ?.Exchange.ReceivedAt;

    private static TimeSpan FirstOfPage(LaneFacts facts, int page) => facts.Book.Scrapes.First(s => s.Page == page).At;

    private static string Reason(Lane lane, Scrape scrape) =>
        (scrape.Page < lane.Pages.Length ? lane.Pages[scrape.Page].Kind : PageKind.Families) switch
        {
            PageKind.Status => FormattableString.Invariant($"scrape {scrape.Number} was answered {scrape.Status}"),
            PageKind.Hang => $"scrape {scrape.Number} was not answered",
            PageKind.Gone => $"the connection of scrape {scrape.Number} was closed",
            PageKind.Withdrawn => "the target left service discovery",
            _ => $"scrape {scrape.Number} no longer showed it",
        };
}
