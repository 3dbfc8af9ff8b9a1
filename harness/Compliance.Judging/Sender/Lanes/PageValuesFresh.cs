using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Later samples carry the values of later scrapes: no value of an earlier scrape stands in the place of a newer one.</summary>
/// <remarks>
/// Only values that one scrape alone showed tell where they come from. A sender that stamps its samples late, leaves scrapes out or repeats the last value
/// beside the newer ones is not meant: the value of the scrape in between must never have been sent, although that of a still later one was.
/// </remarks>
[Matcher("page-values-fresh", Summary = "Later samples carry the values of later scrapes")]
public sealed record PageValuesFresh : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "a later sample carries the value of a later scrape";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var judged = 0;
        RequestFacts? last = null;
        foreach (var series in facts.PageSeries().Where(s => IsPlain(s.Page)).GroupBy(s => (s.Page, s.Series.Key)))
        {
            var origin = Origins(series.Key.Page);
            var sent = series
                .SelectMany(s => s.Series.Samples.Select(x => (s.Request, Sample: x)))
                .Where(s => origin.ContainsKey(s.Sample.Sample.Bits))
                .DistinctBy(s => (s.Sample.Sample.TimestampMs, s.Sample.Sample.Bits))
                .OrderBy(s => s.Sample.Sample.TimestampMs)
                .Select(s => new Sent(s.Request, s.Sample, origin[s.Sample.Sample.Bits]))
                .ToList();
            if (Stuck(series.Key.Page, sent) is { } stuck)
                return stuck;
            judged += Math.Max(0, sent.Count - 1);
            last = sent.Count > 1 ? sent[^1].Request : last;
        }

        return Kept(judged, "samples, each of a later scrape than the one before", last);
    }

    private static bool IsPlain(PageSeriesFacts page) => page.Shown.Part is not (SeriesPart.Native or SeriesPart.Created);

    /// <summary>Which scrape a value comes from, counted among those that showed the series; values that two scrapes showed are left out.</summary>
    private static Dictionary<ulong, int> Origins(PageSeriesFacts page) =>
        page
            .Showings.Select((s, i) => (Bits: BitConverter.DoubleToUInt64Bits(s.Series.Value), Scrape: i))
            .GroupBy(s => s.Bits)
            .Where(g => g.Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Scrape);

    private Finding? Stuck(PageSeriesFacts page, List<Sent> sent)
    {
        var known = sent.Select(s => s.Scrape).ToHashSet();
        foreach (var (before, after) in sent.Zip(sent.Skip(1)))
        {
            var back = after.Scrape < before.Scrape;
            var held = after.Scrape == before.Scrape && !known.Contains(after.Scrape + 1) && known.Any(k => k > after.Scrape + 1);
            if (!back && !held)
                continue;
            var said = FormattableString.Invariant(
                $"{page} at {after.Sample.Sample.TimestampMs} is {after.Sample.Sample.Value:R}, which scrape {Number(page, after.Scrape)} showed; the sample before it has that of scrape {Number(page, before.Scrape)}"
            );
            return Broken(after.Request, after.Sample.Range, said, back ? "an older value" : "in place of the next scrape's value");
        }

        return null;
    }

    private static int Number(PageSeriesFacts page, int scrape) => page.Showings[scrape].Scrape.Number;

    private sealed record Sent(RequestFacts Request, DecodedSample Sample, int Scrape);
}
