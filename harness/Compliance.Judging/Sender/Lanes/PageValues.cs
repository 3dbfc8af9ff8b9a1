using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Values are those of the page, bit for bit ("io.prometheus.write.v2.Request": values are float64).</summary>
/// <remarks>
/// Any NaN but the stale marker stands for NaN on a page, for text has one NaN only. Stale markers and the zero that some senders write at the created
/// time are no values of the page. A sample may come from any scrape near its timestamp.
/// </remarks>
/// <param name="SignOfZero">Whether negative zero is another value than zero; whether it must be is open.</param>
[Matcher("page-values", Summary = "Values are those of the page, bit for bit")]
public sealed record PageValues(bool SignOfZero = false) : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "values are those of the scraped page, bit for bit";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var judged = 0;
        RequestFacts? last = null;
        foreach (var (request, series, page) in facts.PageSeries())
        {
            if (page.Shown.Part is SeriesPart.Native or SeriesPart.Created)
                continue;
            foreach (var sample in series.Samples)
            {
                if (sample.Sample.IsStale || page.IsCreatedZero(sample.Sample.TimestampMs, sample.Sample.Value))
                    continue;
                if (!page.Near(sample.Sample.TimestampMs).Any(s => Same(s.Series.Value, sample.Sample.Value)))
                    return Other(request, page, sample);
                judged++;
                last = request;
            }
        }

        return Kept(judged, "values equal to the page's", last);
    }

    private bool Same(double page, double sent) =>
        double.IsNaN(page) ? double.IsNaN(sent)
        : page == 0 && sent == 0 && !SignOfZero ? true
        : BitConverter.DoubleToUInt64Bits(page) == BitConverter.DoubleToUInt64Bits(sent);

    private Finding Other(RequestFacts request, PageSeriesFacts page, DecodedSample sample)
    {
        var near = page.Near(sample.Sample.TimestampMs).MinBy(s => s.Distance(sample.Sample.TimestampMs))!;
        var said = FormattableString.Invariant(
            $"{page} is {sample.Sample.Value:R} (0x{sample.Sample.Bits:x16}); scrape {near.Scrape.Number} showed {near.Series.Value:R} (0x{BitConverter.DoubleToUInt64Bits(near.Series.Value):x16})"
        );
        return Broken(request, sample.Range, said, "a value the page never showed");
    }
}
