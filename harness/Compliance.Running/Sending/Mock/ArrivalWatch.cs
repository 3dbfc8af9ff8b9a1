using Compliance.Model.Decoding;
using Compliance.Model.Scrapes;

namespace Compliance.Running.Sending.Mock;

/// <summary>Waits until a page's data has arrived at the mock: a sample or histogram of one of its metrics, not older than the page.</summary>
/// <remarks>
/// A sender may stamp a sample with the time before it asked for the page or after it has read it. So the page's own data is told from
/// the data of the scrape before by the middle between the two scrapes. Stale markers are no data.
/// </remarks>
internal sealed class ArrivalWatch
{
    private readonly Dictionary<string, long> since = new(StringComparer.Ordinal);

    /// <param name="page">The page that is served for the first time.</param>
    /// <param name="lastScrapeMs">Wall time of the lane's scrape before; 0: none.</param>
    /// <param name="wallMs">Wall time of this scrape.</param>
    public ArrivalWatch(Page page, long lastScrapeMs, long wallMs)
    {
        var from = lastScrapeMs == 0 ? long.MinValue / 2 : lastScrapeMs + ((wallMs - lastScrapeMs) / 2);
        foreach (var format in Enum.GetValues<ExpositionFormat>())
        {
            foreach (var series in PageData.SeriesOf(page, 0, format))
                since[series.Name] = from - (long)(series.Timestamped ?? TimeSpan.Zero).TotalMilliseconds;
        }
    }

    /// <summary>Whether the page's data has arrived.</summary>
    public bool Seen { get; private set; }

    public void Look(DecodedBody body) => Seen = Seen || body.Series.Any(Holds);

    private bool Holds(DecodedSeries series) =>
        since.TryGetValue(series.Name, out var from)
        && (
            series.Samples.Any(s => s.Sample.TimestampMs >= from && !s.Sample.IsStale)
            || series.Histograms.Any(h => h.Histogram.TimestampMs >= from && !h.Histogram.IsStale)
        );
}
