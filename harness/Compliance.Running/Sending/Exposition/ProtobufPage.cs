using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Running.Sending.Exposition;

/// <summary>The delimited protobuf exposition: one <c>io.prometheus.client.MetricFamily</c> after another.</summary>
/// <remarks>
/// Field numbers: MetricFamily name 1, help 2, type 3, metric 4, unit 5; Metric label 1, gauge 2, counter 3, summary 4, untyped 5,
/// timestamp_ms 6, histogram 7; LabelPair name 1, value 2; Counter value 1, exemplar 2, created 3; Gauge, Untyped value 1;
/// Summary count 1, sum 2, quantile 3 (quantile 1, value 2), created 4.
/// </remarks>
internal static class ProtobufPage
{
    private const int MetricField = 4;

    public static byte[] Write(Page page, int pageScrape, long wallMs)
    {
        var bytes = new ProtobufFields();
        foreach (var family in page.Families)
            bytes.Delimited(Family(family, pageScrape, wallMs));
        return bytes.Bytes.ToArray();
    }

    private static ProtobufFields Family(Family family, int n, long wallMs) =>
        new ProtobufFields()
            .Text(1, Name(family))
            .Text(2, family.Help)
            .Uint(3, TypeNumber(family.Type))
            .Nested(MetricField, Metrics(family, n, wallMs))
            .Text(5, family.Unit);

    private static IEnumerable<ProtobufFields> Metrics(Family family, int n, long wallMs) =>
        family.Type == MetricType.Summary
            ? SummaryMetric.Of(family, n).Select(m => Timed(Labels(m.Series.Labels).Nested(4, Summary(m)), m.Series, wallMs))
            : family.Series.Select(s => Timed(Value(Labels(s.Labels), family.Type, s, n), s, wallMs));

    private static ProtobufFields Value(ProtobufFields metric, MetricType type, PageSeries series, int n)
    {
        if (series.Native is { } native)
            return metric.Nested(7, ProtobufHistogram.Native(PageData.NativeAt(native, series.Step, n), series));
        if (series.Classic is { } classic)
            return metric.Nested(7, ProtobufHistogram.Classic(PageData.ClassicAt(classic, series.Step, n), series));
        var value = PageData.ValueAt(series, n);
        return type switch
        {
            MetricType.Counter => metric.Nested(3, Counter(value, series)),
            MetricType.Unspecified => metric.Nested(5, new ProtobufFields().Number(1, value)),
            _ => metric.Nested(2, new ProtobufFields().Number(1, value)),
        };
    }

    private static ProtobufFields Counter(double value, PageSeries series) =>
        new ProtobufFields()
            .Number(1, value)
            .Nested(2, series.Exemplars.Take(1).Select(ProtobufParts.Exemplar))
            .Nested(3, ProtobufParts.Timestamp(series.CreatedMs));

    private static ProtobufFields Summary(SummaryMetric metric) =>
        new ProtobufFields()
            .Uint(1, metric.Count)
            .Number(2, metric.Sum)
            .Nested(3, metric.Quantiles.Select(q => new ProtobufFields().Number(1, ProtobufParts.Number(q.Quantile)).Number(2, q.Value)))
            .Nested(4, ProtobufParts.Timestamp(metric.Series.CreatedMs));

    private static ProtobufFields Labels(IEnumerable<Label> labels) => new ProtobufFields().Nested(1, labels.Select(ProtobufParts.Label));

    private static ProtobufFields Timed(ProtobufFields metric, PageSeries series, long wallMs) =>
        series.Timestamped is { } before ? metric.Uint(6, (ulong)(wallMs - (long)before.TotalMilliseconds)) : metric;

    private static string Name(Family family) =>
        PageData.BaseName(family)
        + family.Type switch
        {
            MetricType.Counter => "_total",
            MetricType.Info => "_info",
            _ => "",
        };

    private static ulong TypeNumber(MetricType type) =>
        type switch
        {
            MetricType.Counter => 0,
            MetricType.Summary => 2,
            MetricType.Unspecified => 3,
            MetricType.Histogram => 4,
            MetricType.GaugeHistogram => 5,
            _ => 1,
        };
}
