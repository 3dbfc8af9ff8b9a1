using System.Collections.Immutable;
using System.Text;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Running.Sending.Exposition;

/// <summary>Prometheus text 0.0.4.</summary>
internal static class TextPage
{
    public static byte[] Write(Page page, int pageScrape, long wallMs)
    {
        var text = new StringBuilder();
        foreach (var family in page.Families)
            Family(text, family, PageData.SeriesOf(family, pageScrape, ExpositionFormat.Text), wallMs);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Family(StringBuilder text, Family family, ImmutableArray<ExpectedSeries> series, long wallMs)
    {
        // This format has no gauge histograms: each of their parts is a metric of its own without a type.
        if (family.Type == MetricType.GaugeHistogram)
        {
            foreach (var part in series.GroupBy(s => s.Name))
                Lines(text, part.Key, family, part, wallMs);
            return;
        }

        Lines(text, Suffixed(family), family, series, wallMs);
    }

    private static void Lines(StringBuilder text, string name, Family family, IEnumerable<ExpectedSeries> series, long wallMs)
    {
        if (family.Help.Length > 0)
            text.Comment("HELP", name, TextSyntax.EscapedHelp(family.Help));
        text.Comment("TYPE", name, TypeName(PageData.StatedType(family.Type, ExpositionFormat.Text)));
        foreach (var one in series)
        {
            text.Series(one);
            if (one.Timestamped is { } before)
                text.Append(' ').Append(wallMs - (long)before.TotalMilliseconds);
            text.Append('\n');
        }
    }

    private static string Suffixed(Family family) =>
        PageData.BaseName(family)
        + family.Type switch
        {
            MetricType.Counter => "_total",
            MetricType.Info => "_info",
            _ => "",
        };

    private static string TypeName(MetricType type) =>
        type switch
        {
            MetricType.Counter => "counter",
            MetricType.Gauge => "gauge",
            MetricType.Histogram => "histogram",
            MetricType.Summary => "summary",
            _ => "untyped",
        };
}
