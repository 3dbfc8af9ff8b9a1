using System.Collections.Immutable;
using Compliance.Model.Decoding;

namespace Compliance.Model.Scrapes;

/// <summary>One metric of a summary family: the series of the page that differ only in their <c>quantile</c>.</summary>
/// <param name="Series">Labels without the quantile, created and explicit timestamp.</param>
/// <param name="Quantiles">Values by quantile, spelled as in the fixture.</param>
/// <param name="Sum">Sum of observations: the value of the series without a quantile, or 0.</param>
/// <param name="Count">Number of observations.</param>
public sealed record SummaryMetric(PageSeries Series, ImmutableArray<(string Quantile, double Value)> Quantiles, double Sum, ulong Count)
{
    /// <summary>The metrics of a family at a scrape, in the order in which their labels first occur.</summary>
    public static ImmutableArray<SummaryMetric> Of(Family family, int pageScrape) =>
        [.. family.Series.GroupBy(s => SeriesKey.Of(Bare(s).Labels)).Select(g => Of([.. g], pageScrape))];

    private static SummaryMetric Of(ImmutableArray<PageSeries> series, int n)
    {
        var quantiles = series
            .Select(s => (Quantile: s.Labels.FirstOrDefault(l => l.Name == SummaryData.Quantile).Value, Value: PageData.ValueAt(s, n)))
            .ToImmutableArray();
        return new SummaryMetric(
            Bare(series[0]),
            [.. quantiles.Where(q => q.Quantile is not null)],
            quantiles.FirstOrDefault(q => q.Quantile is null).Value,
            (ulong)n + 1
        );
    }

    private static PageSeries Bare(PageSeries series) =>
        series with
        {
            Labels = series.Labels.RemoveAll(l => l.Name == SummaryData.Quantile),
        };
}
