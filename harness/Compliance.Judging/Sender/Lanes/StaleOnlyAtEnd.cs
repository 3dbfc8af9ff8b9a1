using Compliance.Judging.Sender.Facts;
using Compliance.Model.Scrapes;
using Place = (
    Compliance.Judging.Sender.Facts.RequestFacts Request,
    Compliance.Judging.Sender.Facts.PageSeriesFacts Page,
    string Key,
    Compliance.Judging.Sender.Facts.Timed Sample
);

namespace Compliance.Judging.Sender.Lanes;

/// <summary>The stale marker is not used for anything else: a NaN on the page stays an ordinary NaN ("Samples and Histogram Samples").</summary>
/// <remarks>
/// A scrape that the sender gave up by itself (too slow for it) looks fine from here and rightly makes markers of all its series, so a marker is a fault only
/// where the same scrape shows to have worked: another series of the page has a plain sample with the same timestamp, or the series itself one within
/// milliseconds and not every series of the page is marked then; or where more than half of a series' samples are markers while the page shows it all the time, or where there are more markers and
/// values than scrapes and a scrape that we missed does not fit between the values. A sample that is sent again counts once, and where the sender itself says with <c>up</c> that the scrape failed, its markers are
/// right. Pages without a NaN provoke nothing and satisfy nothing.
/// </remarks>
[Matcher("stale-only-at-end", Summary = "The stale marker is not used for anything else: a NaN on the page stays an ordinary NaN")]
public sealed record StaleOnlyAtEnd : LaneRule
{
    private const int Unseen = 2;
    private const long SameScrapeMs = 20;

    /// <inheritdoc/>
    protected override string Rule => "the stale marker is sent for ended series only";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var ended = Vanishing.Of(facts).Select(v => v.Page).ToHashSet();
        var failed = FailedScrapes(facts);
        var judged = 0;
        RequestFacts? last = null;
        foreach (var group in Samples(facts).Where(s => !ended.Contains(s.Page)).GroupBy(s => (s.Page, s.Key)))
        {
            var samples = group.DistinctBy(s => (s.Sample.TimestampMs, s.Sample.Bits)).ToList();
            var stale = samples.FindAll(s => s.Sample.IsStale && !failed.Contains(s.Sample.TimestampMs));
            var mostly = stale.Count * 2 > samples.Count && stale.Count > 1;
            var wrong =
                mostly || TooMany(samples, stale, failed)
                    ? stale[0]
                    : stale.Find(s => (BesideValue(samples, s) && !MarksAll(facts, s)) || ScrapeWorked(facts, s));
            if (wrong.Request is not null)
                return Broken(wrong.Request, wrong.Sample.Range, $"{wrong.Page} is on the page and is sent as stale", "stale marker");
            if (!double.IsNaN(group.Key.Page.Shown.Value))
                continue;
            judged += samples.Count - stale.Count;
            last = samples[^1].Request;
        }

        return Kept(judged, "samples of series whose value is an ordinary NaN", last);
    }

    private static IEnumerable<Place> Samples(LaneFacts facts) =>
        from s in facts.PageSeries()
        where s.Page.Shown is { Timestamped: null, Part: not SeriesPart.Created }
        from sample in Timed.Of(s.Series)
        select (s.Request, s.Page, s.Series.Key, sample);

    private static bool BesideValue(List<Place> samples, Place marker) =>
        samples.Exists(s => !s.Sample.IsStale && Math.Abs(s.Sample.TimestampMs - marker.Sample.TimestampMs) < SameScrapeMs);

    // Two scrapes can follow each other at once on a busy machine, and the second can fail: then every series of the page gets a marker at that time.
    private static bool MarksAll(LaneFacts facts, Place marker)
    {
        var others = Samples(facts).Where(s => s.Page != marker.Page).ToLookup(s => s.Page);
        return others.All(o => o.Any(s => s.Sample.IsStale && s.Sample.TimestampMs == marker.Sample.TimestampMs));
    }

    // A scrape gives a series a value or a marker. Some scrapes of a sender may not have reached us; each of them leaves a gap between the values around it.
    private static bool TooMany(List<Place> samples, List<Place> stale, HashSet<long> failed)
    {
        var times = samples.Select(s => s.Sample.TimestampMs).Where(t => !failed.Contains(t)).Distinct().Count();
        return stale.Count > Unseen && times > samples[0].Page.Showings.Count + Unseen && Unexplained(samples, stale) > Unseen;
    }

    // Markers that no failed scrape explains: one before any value and a second in a row end nothing, and a failed scrape takes time: values with a marker
    // between them are then further apart than values without. Where no two values are without one, that tells nothing.
    private static int Unexplained(List<Place> samples, List<Place> stale)
    {
        long[] values = [.. samples.Where(s => !s.Sample.IsStale).Select(s => s.Sample.TimestampMs).Distinct().Order()];
        if (values.Length == 0)
            return stale.Count;
        var before = stale.Count(m => m.Sample.TimestampMs < values[0]);
        var after = stale.Count(m => m.Sample.TimestampMs > values[^1]);
        var gaps = values.Zip(values.Skip(1), (from, to) => (Length: to - from, Markers: Between(stale, from, to))).ToList();
        long[] plain = [.. gaps.Where(g => g.Markers == 0).Select(g => g.Length).Order()];
        var longest = plain.Length == 0 ? long.MaxValue : 1.5 * plain[plain.Length / 2];
        return before + Math.Max(0, after - 1) + gaps.Sum(g => g.Markers > 0 && g.Length >= longest ? g.Markers - 1 : g.Markers);
    }

    private static int Between(List<Place> stale, long from, long to) =>
        stale.Count(m => from < m.Sample.TimestampMs && m.Sample.TimestampMs < to);

    /// <summary>Times at which the sender's own <c>up</c> was 0.</summary>
    private static HashSet<long> FailedScrapes(LaneFacts facts) =>
        [
            .. from request in facts.Requests
            from series in request.Body?.Series ?? []
            where series.Name == "up"
            from sample in series.Samples
            where sample.Sample.Value == 0
            select sample.Sample.TimestampMs,
        ];

    private static bool ScrapeWorked(LaneFacts facts, Place marker) =>
        Samples(facts).Any(s => s.Page != marker.Page && s.Sample.TimestampMs == marker.Sample.TimestampMs && !s.Sample.IsStale);
}
