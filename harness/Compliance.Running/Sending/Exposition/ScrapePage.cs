using Compliance.Model.Scrapes;

namespace Compliance.Running.Sending.Exposition;

/// <summary>Writes the families of a page in the exposition formats that senders scrape.</summary>
public static class ScrapePage
{
    /// <summary>The bytes of a page at one scrape.</summary>
    /// <param name="page">A page with families; another kind gives an empty page.</param>
    /// <param name="pageScrape">How often the page had been served before.</param>
    /// <param name="format">Format.</param>
    /// <param name="wallMs">Time of the scrape in milliseconds since the Unix epoch, for explicit timestamps.</param>
    public static byte[] Render(Page page, int pageScrape, ExpositionFormat format, long wallMs) =>
        format switch
        {
            ExpositionFormat.Text => TextPage.Write(page, pageScrape, wallMs),
            ExpositionFormat.OpenMetrics => OpenMetricsPage.Write(page, pageScrape, wallMs),
            _ => ProtobufPage.Write(page, pageScrape, wallMs),
        };

    /// <summary>The Content-Type of a format.</summary>
    public static string ContentType(ExpositionFormat format) =>
        format switch
        {
            ExpositionFormat.Text => "text/plain; version=0.0.4; charset=utf-8",
            ExpositionFormat.OpenMetrics => "application/openmetrics-text; version=1.0.0; charset=utf-8",
            _ => "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited",
        };
}
