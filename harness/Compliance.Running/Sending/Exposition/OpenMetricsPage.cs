using System.Text;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Running.Sending.Exposition;

/// <summary>OpenMetrics 1.0 text.</summary>
internal static class OpenMetricsPage
{
    public static byte[] Write(Page page, int pageScrape, long wallMs)
    {
        var text = new StringBuilder();
        foreach (var family in page.Families)
            Family(text, family, pageScrape, wallMs);
        return Encoding.UTF8.GetBytes(text.Append("# EOF\n").ToString());
    }

    private static void Family(StringBuilder text, Family family, int pageScrape, long wallMs)
    {
        var name = PageData.BaseName(family);
        text.Comment("TYPE", name, TypeName(family.Type));
        if (family.Unit.Length > 0)
            text.Comment("UNIT", name, family.Unit);
        if (family.Help.Length > 0)
            text.Comment("HELP", name, TextSyntax.Escaped(family.Help));
        foreach (var series in PageData.SeriesOf(family, pageScrape, ExpositionFormat.OpenMetrics))
            Line(text, series, wallMs);
    }

    private static void Line(StringBuilder text, ExpectedSeries series, long wallMs)
    {
        text.Series(series);
        if (series.Timestamped is { } before)
            text.Append(' ').Append(TextSyntax.Seconds(wallMs - (long)before.TotalMilliseconds));
        foreach (var exemplar in series.Exemplars)
            Exemplar(text, exemplar);
        text.Append('\n');
    }

    private static void Exemplar(StringBuilder text, Exemplar exemplar)
    {
        text.Append(" # ").Labels(exemplar.Labels).Append(' ').Append(PageNumber.Value(exemplar.Value));
        if (exemplar.TimestampMs != 0)
            text.Append(' ').Append(TextSyntax.Seconds(exemplar.TimestampMs));
    }

    private static string TypeName(MetricType type) =>
        type switch
        {
            MetricType.Counter => "counter",
            MetricType.Gauge => "gauge",
            MetricType.Histogram => "histogram",
            MetricType.GaugeHistogram => "gaugehistogram",
            MetricType.Summary => "summary",
            MetricType.Info => "info",
            MetricType.StateSet => "stateset",
            _ => "unknown",
        };
}
