using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Native histograms are those of the page, bucket for bucket ("Samples and Histogram Samples").</summary>
/// <remarks>
/// How spans are cut and whether empty buckets are written is free. Integer and float counts are compared as numbers. Reset hints are the
/// sender's own, except that a gauge histogram is one and a counter histogram is none.
/// </remarks>
/// <param name="Schema">Exponential schemas, or custom buckets made of classic histograms.</param>
/// <param name="Optional">Sending none is as good: then there is nothing to judge.</param>
[Matcher("page-histograms", Summary = "Native histograms are those of the page, bucket for bucket")]
public sealed record PageHistograms(HistogramSchema Schema, bool Optional = false) : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule =>
        Schema == HistogramSchema.Exponential
            ? "native histograms are those of the page, bucket for bucket"
            : "converted histograms have the bounds, counts and sum of the page, with schema -53";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var judged = 0;
        RequestFacts? last = null;
        foreach (var (request, series, page) in facts.PageSeries().Where(s => s.Page.Shown.Part == SeriesPart.Native))
        {
            foreach (var sent in series.Histograms)
            {
                if (sent.Histogram.IsStale || !Concerns(page) || IsCreatedZero(page, sent.Histogram))
                    continue;
                if (Problem(page, sent.Histogram) is { } problem)
                    return Broken(request, sent.Range, $"{page}: {problem}", "differs from the page");
                judged++;
                last = request;
            }
        }

        return Optional && judged == 0 && facts.Delivered
            ? Finding.NotApplicable("no such histogram was sent")
            : Kept(judged, "histograms equal to the page's", last);
    }

    private bool Concerns(PageSeriesFacts page) =>
        page.Shown.Native!.Schema == Histogram.CustomBuckets == (Schema == HistogramSchema.Custom);

    private static bool IsCreatedZero(PageSeriesFacts page, Histogram sent) =>
        HistogramShape.Count(sent) == 0 && page.IsCreatedZero(sent.TimestampMs, 0);

    private static string? Problem(PageSeriesFacts page, Histogram sent)
    {
        var shown = page.Near(sent.TimestampMs).OrderBy(s => s.Distance(sent.TimestampMs)).Select(s => s.Series.Native!).ToList();
        if (shown.Exists(h => HistogramDifference.Between(h, sent) is null))
            return GaugeDiffers(page, sent);
        // Of the scrapes near it, the one with the same number of observations tells best what is wrong.
        var best = shown.Find(h => HistogramShape.Count(h).Equals(HistogramShape.Count(sent))) ?? shown[0];
        return HistogramDifference.Between(best, sent);
    }

    private static string? GaugeDiffers(PageSeriesFacts page, Histogram sent) =>
        (page.Shown.Type == MetricType.GaugeHistogram) == (sent.ResetHint == ResetHint.Gauge)
            ? null
            : $"the reset hint is {sent.ResetHint}, the page shows a {page.Shown.Type}";
}
