using Compliance.Model.Metrics;

namespace Compliance.Wire.Requests;

/// <summary>The name of the family a series belongs to, which 1.0 metadata goes by.</summary>
internal static class FamilyName
{
    /// <summary>The series' name, for histograms and summaries without the suffix of their parts.</summary>
    public static string Of(string seriesName, MetricType type)
    {
        string[] suffixes = type switch
        {
            MetricType.Histogram => ["_bucket", "_sum", "_count"],
            MetricType.GaugeHistogram => ["_bucket", "_gsum", "_gcount"],
            MetricType.Summary => ["_sum", "_count"],
            _ => [],
        };
        var suffix = Array.Find(suffixes, s => seriesName.EndsWith(s, StringComparison.Ordinal));
        return suffix is null ? seriesName : seriesName[..^suffix.Length];
    }
}
