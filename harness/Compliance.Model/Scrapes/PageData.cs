using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Scrapes;

/// <summary>What a page holds at one scrape: the truth that a sender's requests are compared with. Pure.</summary>
/// <remarks>
/// At scrape <c>n</c> of its page (<see cref="Evidence.Scrape.PageScrape"/>) a value is <c>value + n x step</c>. A histogram has had <c>n x step</c>
/// more observations: a classic one in its lowest bucket, a native one in its zero bucket. A summary's quantiles are its series
/// with the label <c>quantile</c>; the series without it is its sum, and its count is <c>n + 1</c>.
/// </remarks>
public static class PageData
{
    /// <summary>All series of a page; empty for pages that serve no families.</summary>
    /// <param name="page">The page.</param>
    /// <param name="pageScrape">How often the page had been served before.</param>
    /// <param name="format">The format served; what it cannot express is left out.</param>
    public static ImmutableArray<ExpectedSeries> SeriesOf(
        Page page,
        int pageScrape,
        ExpositionFormat format = ExpositionFormat.OpenMetrics
    ) => page.Kind == PageKind.Families ? [.. page.Families.SelectMany(f => SeriesOf(f, pageScrape, format))] : [];

    /// <summary>All series of a family, those of one metric together.</summary>
    public static ImmutableArray<ExpectedSeries> SeriesOf(Family family, int pageScrape, ExpositionFormat format) =>
        family.Type == MetricType.Summary
            ? SummaryData.Of(family, pageScrape, format)
            : [.. family.Series.SelectMany(s => SeriesOf(family, s, pageScrape, format))];

    /// <summary>The family's name without the suffix that its type adds to samples.</summary>
    public static string BaseName(Family family) =>
        Suffix(family.Type) is { Length: > 0 } suffix && family.Name.EndsWith(suffix, StringComparison.Ordinal)
            ? family.Name[..^suffix.Length]
            : family.Name;

    /// <summary>The type that a page of this format can state.</summary>
    public static MetricType StatedType(MetricType type, ExpositionFormat format) =>
        format == ExpositionFormat.OpenMetrics
            ? type
            : type switch
            {
                MetricType.Info or MetricType.StateSet => MetricType.Gauge,
                MetricType.GaugeHistogram when format == ExpositionFormat.Text => MetricType.Unspecified,
                _ => type,
            };

    /// <summary>The value of a series as it stands at a scrape; without a step its bits are kept.</summary>
    public static double ValueAt(PageSeries series, int pageScrape) =>
        series.Step == 0 || pageScrape == 0 ? series.Value : series.Value + (pageScrape * series.Step);

    /// <summary>The native histogram of a series as it stands at a scrape.</summary>
    public static Histogram NativeAt(Histogram start, double step, int pageScrape)
    {
        var more = step * pageScrape;
        return start.IsFloat
            ? start with
            {
                CountFloat = start.CountFloat + more,
                ZeroCountFloat = (start.ZeroCountFloat ?? 0) + more,
            }
            : start with
            {
                CountInt = (start.CountInt ?? 0) + (ulong)more,
                ZeroCountInt = (start.ZeroCountInt ?? 0) + (ulong)more,
            };
    }

    /// <summary>The classic histogram of a series as it stands at a scrape.</summary>
    public static ClassicHistogram ClassicAt(ClassicHistogram start, double step, int pageScrape)
    {
        var more = (ulong)(step * pageScrape);
        var lowest = Math.Min(start.Buckets[0].UpperBound, 1);
        return new ClassicHistogram(
            [.. start.Buckets.Select(b => b with { Cumulative = b.Cumulative + more })],
            start.Sum + (more * lowest)
        );
    }

    /// <summary>The exemplar that a page shows beside a bucket: the first whose value lies in it.</summary>
    public static ImmutableArray<Exemplar> ExemplarsOf(PageSeries series, double lower, double upper) =>
        [.. series.Exemplars.Where(e => e.Value > lower && e.Value <= upper).Take(1)];

    private static IEnumerable<ExpectedSeries> SeriesOf(Family family, PageSeries series, int n, ExpositionFormat format)
    {
        var of = new SeriesShape(family, series, format);
        if (series.Native is { } native && format == ExpositionFormat.Protobuf)
            return [of.Native(NativeAt(native, series.Step, n))];
        if ((series.Classic ?? ClassicView(series.Native)) is { } classic)
            return of.Classic(ClassicAt(classic, series.Step, n));
        return of.Plain(Suffix(family.Type), ValueAt(series, n));
    }

    // What client libraries show of a native histogram where only text is understood.
    private static ClassicHistogram? ClassicView(Histogram? native) =>
        native is null ? null : new([new(double.PositiveInfinity, native.CountInt ?? (ulong)(native.CountFloat ?? 0))], native.Sum);

    private static string Suffix(MetricType type) =>
        type switch
        {
            MetricType.Counter => "_total",
            MetricType.Info => "_info",
            _ => "",
        };
}
