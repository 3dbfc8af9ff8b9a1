using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Events;

/// <summary>Series that have exemplars on the page are sent with exemplars ("io.prometheus.write.v2.Request").</summary>
/// <remarks>
/// One exemplar of a series is enough, for a sender may leave some out. Where several pages show exemplars of a series, one of each is needed: those
/// that come later are exemplars too.
/// </remarks>
[Matcher("exemplars-sent", Summary = "Series that have exemplars on the page are sent with exemplars, those of later pages too")]
public sealed record ExemplarsSent : IEventMatcher
{
    private const string What = "exemplars of the page are sent";

    /// <inheritdoc/>
    public Occurrence Find(LaneTranscript lane)
    {
        var facts = LaneFacts.Of(lane);
        var with = facts.Book.Series.Where(p => p.Showings.Any(HasExemplars)).ToHashSet();
        var sent = facts.PageSeries();
        var data = sent.Where(s => with.Contains(s.Page) && s.Series.Samples.Length + s.Series.Histograms.Length > 0).ToArray();
        if (data.Length == 0)
            return new Occurrence { What = What, Said = "no series with an exemplar on its page was sent" };
        var last = Enumerable.Range(0, lane.Lane.Pages.Length).Last(n => n == 0 || lane.Lane.Pages[n].Families.Any(HasExemplars));
        var since = facts.Book.Scrapes.FirstOrDefault(s => s.Page == last)?.WallMs;
        var provoked = last == 0 ? data[0].Request : data.FirstOrDefault(d => d.Request.NewestMs >= since).Request;
        if (provoked is null)
            return new Occurrence { What = What, Said = "no data of the last page with exemplars was sent" };
        var got = sent.Where(s => s.Series.Exemplars.Length > 0).ToLookup(s => s.Page, s => s.Series);
        var missing = Needed(with).FirstOrDefault(p => !Came(p, got[p]));
        return new Occurrence
        {
            What = What,
            ProvokedAt = provoked.Exchange.ReceivedAt,
            Happened = missing is null,
            Said = missing is null ? FormattableString.Invariant($"{got.Count} series have exemplars") : Lack(missing, got[missing].Any()),
            Exchanges = [.. sent.Where(s => s.Series.Exemplars.Length > 0).Select(s => s.Request.Index).Distinct().Take(20)],
        };
    }

    private static bool Came(PageSeriesFacts page, IEnumerable<DecodedSeries> got)
    {
        var exemplars = got.SelectMany(s => s.Exemplars).Select(e => e.Exemplar).ToArray();
        var shown = page.Showings.Where(HasExemplars).ToLookup(s => s.Scrape.Page, s => s.Series);
        return shown.Count == 1
            ? exemplars.Length > 0
            : shown.All(ofPage => ofPage.SelectMany(s => s.Exemplars).Any(e => exemplars.Any(x => IsOf(e, x))));
    }

    // Labels or value: a fault in one of them is the business of page-exemplars.
    private static bool IsOf(Exemplar page, Exemplar sent) =>
        SeriesKey.Of(page.Labels) == SeriesKey.Of(sent.Labels) || page.Value.Equals(sent.Value);

    private static string Lack(PageSeriesFacts page, bool some) =>
        some ? $"those of one page did not come for {page}" : $"none came for {page}";

    private static bool HasExemplars(Showing shown) => shown.Series.Exemplars.Length > 0;

    private static bool HasExemplars(Family family) => family.Series.Any(s => s.Exemplars.Length > 0);

    // A classic histogram is also in the book as the native one it may be converted to: only what is on the page itself counts.
    private static IEnumerable<PageSeriesFacts> Needed(HashSet<PageSeriesFacts> with) =>
        with.Where(p => p.Shown.Native is null || p.Shown.Native.Schema != Model.Metrics.Histogram.CustomBuckets);
}
