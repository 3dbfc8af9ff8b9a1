using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Compliance.Model.Metrics;

namespace Compliance.Model.Scrapes;

/// <summary>Names and labels of the series that one entry of a family becomes.</summary>
internal sealed class SeriesShape(Family family, PageSeries series, ExpositionFormat format)
{
    private static readonly ConditionalWeakTable<
        PageSeries,
        ConcurrentDictionary<(string Metric, Label More), ImmutableArray<Label>>
    > Labels = [];

    private readonly string name = PageData.BaseName(family);
    private readonly bool rich = format != ExpositionFormat.Text;

    public ExpectedSeries Native(Histogram histogram) =>
        Part(SeriesPart.Native, "", 0) with
        {
            Native = histogram,
            Exemplars = series.Exemplars,
        };

    public IEnumerable<ExpectedSeries> Plain(string suffix, double value)
    {
        var exemplars = rich && family.Type == MetricType.Counter ? series.Exemplars[..Math.Min(1, series.Exemplars.Length)] : [];
        return [Part(SeriesPart.Value, suffix, value) with { Exemplars = exemplars }, .. Created()];
    }

    public IEnumerable<ExpectedSeries> Classic(ClassicHistogram histogram)
    {
        // The protobuf exposition has no names for the parts: senders use those of a histogram.
        var gauge = family.Type == MetricType.GaugeHistogram && format != ExpositionFormat.Protobuf ? "_g" : "_";
        return
        [
            .. Buckets(histogram),
            Part(SeriesPart.Sum, gauge + "sum", histogram.Sum),
            Part(SeriesPart.Count, gauge + "count", histogram.Count),
            .. Created(),
        ];
    }

    public ExpectedSeries Part(SeriesPart part, string suffix, double value, params ImmutableArray<Label> more) =>
        new()
        {
            Family = family.Name,
            Name = name + suffix,
            Labels = Sorted(name + suffix, more),
            Part = part,
            Value = value,
            Type = PageData.StatedType(family.Type, format),
            Help = family.Help,
            Unit = rich ? family.Unit : "",
            CreatedMs = rich ? series.CreatedMs : null,
            Timestamped = series.Timestamped,
        };

    public IEnumerable<ExpectedSeries> Created() =>
        format == ExpositionFormat.OpenMetrics && series.CreatedMs is { } created && HasCreated(family.Type)
            ? [Part(SeriesPart.Created, "_created", created / 1000.0)]
            : [];

    private IEnumerable<ExpectedSeries> Buckets(ClassicHistogram histogram)
    {
        var lower = double.NegativeInfinity;
        foreach (var bucket in histogram.Buckets)
        {
            yield return Part(SeriesPart.Bucket, "_bucket", bucket.Cumulative, new Label("le", PageNumber.Bound(bucket.UpperBound))) with
            {
                Exemplars = rich ? PageData.ExemplarsOf(series, lower, bucket.UpperBound) : [],
            };
            lower = bucket.UpperBound;
        }
    }

    // A page is shown again and again, and its series keep their labels.
    private ImmutableArray<Label> Sorted(string metric, ImmutableArray<Label> more) =>
        more.Length > 1
            ? Sort(series, metric, more)
            : Labels
                .GetValue(series, _ => new(concurrencyLevel: 1, capacity: 3))
                .GetOrAdd(
                    (metric, more.IsEmpty ? default : more[0]),
                    static (of, s) => Sort(s, of.Metric, of.More == default ? [] : [of.More]),
                    series
                );

    private static ImmutableArray<Label> Sort(PageSeries series, string metric, ImmutableArray<Label> more) =>
        [.. series.Labels.Append(new Label("__name__", metric)).Concat(more).OrderBy(l => l.Name, StringComparer.Ordinal)];

    private static bool HasCreated(MetricType type) => type is MetricType.Counter or MetricType.Histogram or MetricType.Summary;
}
