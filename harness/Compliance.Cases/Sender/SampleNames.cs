using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Cases.Sender;

/// <summary>The names that the samples of a family have on a page, its own among them.</summary>
internal static class SampleNames
{
    public static IEnumerable<string> Of(Family family) => Suffixes(family).Append("").Select(s => family.Name + s).Distinct();

    private static string[] Suffixes(Family family) =>
        family.Type switch
        {
            MetricType.Counter => ["_total", "_created"],
            MetricType.Histogram => ["_bucket", "_sum", "_count", "_created"],
            MetricType.GaugeHistogram => ["_bucket", "_gsum", "_gcount"],
            MetricType.Summary => ["_sum", "_count", "_created"],
            MetricType.Info => ["_info"],
            _ => [],
        };
}
