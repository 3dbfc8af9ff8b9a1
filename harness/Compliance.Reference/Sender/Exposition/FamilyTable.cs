using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Sender.Exposition;

/// <summary>The families of a text page as its comments tell them, and which one a sample belongs to.</summary>
internal sealed class FamilyTable(bool openMetrics)
{
    private static readonly ImmutableArray<string> Distribution = ["_bucket", "_sum", "_count", "_gsum", "_gcount", "_created"];

    private readonly Dictionary<string, ScrapedFamily> families = new(StringComparer.Ordinal);

    /// <summary>Reads a comment; others than HELP, TYPE and UNIT say nothing.</summary>
    public void Comment(LineCursor line)
    {
        var keyword = line.AtEnd ? "" : line.Word();
        if (keyword is not ("HELP" or "TYPE" or "UNIT") || line.AtEnd)
            return;
        var name = line.Word();
        var family = families.GetValueOrDefault(name) ?? new ScrapedFamily(name, MetricType.Unspecified);
        families[name] = keyword switch
        {
            "HELP" => family with { Help = LineCursor.Unescape(line.Rest()) },
            "UNIT" => family with { Unit = line.Rest() },
            _ => family with { Type = TypeOf(line.Rest().Trim()) },
        };
    }

    /// <summary>The family of a sample: the one of its name, or of its name without a suffix that the family's type adds.</summary>
    public ScrapedFamily Of(string sample)
    {
        if (families.TryGetValue(sample, out var family))
            return family;
        foreach (var known in Suffixes(sample))
        {
            if (families.TryGetValue(sample[..^known.Length], out family) && Adds(family.Type, known))
                return family;
        }

        return new ScrapedFamily(sample, MetricType.Unspecified);
    }

    private static MetricType TypeOf(string name) =>
        name switch
        {
            "counter" => MetricType.Counter,
            "gauge" => MetricType.Gauge,
            "histogram" => MetricType.Histogram,
            "gaugehistogram" => MetricType.GaugeHistogram,
            "summary" => MetricType.Summary,
            "info" => MetricType.Info,
            "stateset" => MetricType.StateSet,
            _ => MetricType.Unspecified,
        };

    private static IEnumerable<string> Suffixes(string sample) =>
        Distribution.Add("_total").Add("_info").Where(s => sample.EndsWith(s, StringComparison.Ordinal));

    private bool Adds(MetricType type, string suffix) =>
        suffix switch
        {
            "_total" => openMetrics && type == MetricType.Counter,
            "_info" => openMetrics && type == MetricType.Info,
            "_created" => openMetrics && type is MetricType.Counter or MetricType.Histogram or MetricType.Summary,
            "_bucket" => type is MetricType.Histogram or MetricType.GaugeHistogram,
            "_gsum" or "_gcount" => type == MetricType.GaugeHistogram,
            _ => type is MetricType.Histogram or MetricType.Summary,
        };
}
