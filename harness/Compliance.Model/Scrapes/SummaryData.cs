using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Scrapes;

/// <summary>The series of a summary family: quantiles, then sum and count of each metric.</summary>
internal static class SummaryData
{
    public const string Quantile = "quantile";

    public static ImmutableArray<ExpectedSeries> Of(Family family, int pageScrape, ExpositionFormat format) =>
        [.. SummaryMetric.Of(family, pageScrape).SelectMany(m => Series(family, m, format))];

    private static IEnumerable<ExpectedSeries> Series(Family family, SummaryMetric metric, ExpositionFormat format)
    {
        var of = new SeriesShape(family, metric.Series, format);
        foreach (var (quantile, value) in metric.Quantiles)
            yield return of.Part(SeriesPart.Quantile, "", value, new Label(Quantile, quantile));
        yield return of.Part(SeriesPart.Sum, "_sum", metric.Sum);
        yield return of.Part(SeriesPart.Count, "_count", metric.Count);
        foreach (var created in of.Created())
            yield return created;
    }
}
