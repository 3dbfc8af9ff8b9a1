using Compliance.Judging.Sender.Facts;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>The stale marker is not used for anything else: a NaN on the page stays an ordinary NaN ("Samples and Histogram Samples").</summary>
/// <remarks>
/// A scrape that the sender gave up by itself (too slow for it) looks fine from here and rightly makes markers of all its series, so a marker is a fault only
/// where the same scrape shows to have worked: another series of the page has a plain sample with the same timestamp; or where more than
/// half of a series' samples are markers while the page shows it all the time. Pages without a NaN provoke nothing and satisfy nothing.
/// </remarks>
[Matcher("stale-only-at-end", Summary = "The stale marker is not used for anything else: a NaN on the page stays an ordinary NaN")]
public sealed record StaleOnlyAtEnd : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "the stale marker is sent for ended series only";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var ended = Vanishing.Of(facts).Select(v => v.Page).ToHashSet();
        var judged = 0;
        RequestFacts? last = null;
        foreach (var group in Samples(facts).Where(s => !ended.Contains(s.Page)).GroupBy(s => (s.Page, s.Key)))
        {
            var samples = group.ToList();
            var stale = samples.FindAll(s => s.Sample.IsStale);
            var wrong = stale.Count * 2 > samples.Count && stale.Count > 1 ? stale[0] : stale.Find(s => ScrapeWorked(facts, s));
            if (wrong.Request is not null)
                return Broken(wrong.Request, wrong.Sample.Range, $"{wrong.Page} is on the page and is sent as stale", "stale marker");
            if (!double.IsNaN(group.Key.Page.Shown.Value))
                continue;
            judged += samples.Count - stale.Count;
            last = samples[^1].Request;
        }

        return Kept(judged, "samples of series whose value is an ordinary NaN", last);
    }

    private static IEnumerable<(RequestFacts Request, PageSeriesFacts Page, string Key, Timed Sample)> Samples(LaneFacts facts) =>
        from s in facts.PageSeries()
        where s.Page.Shown is { Timestamped: null, Part: not SeriesPart.Created }
        from sample in Timed.Of(s.Series)
        select (s.Request, s.Page, s.Series.Key, sample);

    private static bool ScrapeWorked(LaneFacts facts, (RequestFacts Request, PageSeriesFacts Page, string Key, Timed Sample) marker) =>
        Samples(facts).Any(s => s.Page != marker.Page && s.Sample.TimestampMs == marker.Sample.TimestampMs && !s.Sample.IsStale);
}
