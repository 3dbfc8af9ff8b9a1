using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Scrapes;

namespace Compliance.Running.Sending.Exposition;

/// <summary>What a sender's <c>Accept</c> header says of the exposition formats.</summary>
internal static class AcceptHeader
{
    /// <summary>
    /// Quality of each acceptable format, best first, in the header's order among equals. Quality 0 and versions that aren't spoken are left out.
    /// A wildcard and an empty header mean text.
    /// </summary>
    public static ImmutableArray<(ExpositionFormat Format, double Quality)> Read(string accept)
    {
        var ranges = accept.Trim().Length == 0 ? "*/*" : accept;
        var best = new List<(ExpositionFormat Format, double Quality)>();
        foreach (var range in ranges.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = range.Split(';', StringSplitOptions.TrimEntries);
            foreach (var format in Formats(parts))
                Keep(best, format, Quality(parts));
        }

        return [.. best.Where(b => b.Quality > 0).OrderByDescending(b => b.Quality)];
    }

    private static void Keep(List<(ExpositionFormat Format, double Quality)> best, ExpositionFormat format, double quality)
    {
        var at = best.FindIndex(b => b.Format == format);
        if (at < 0)
            best.Add((format, quality));
        else if (best[at].Quality < quality)
            best[at] = (format, quality);
    }

    private static IEnumerable<ExpositionFormat> Formats(string[] parts) =>
        parts[0].ToUpperInvariant() switch
        {
            // A scraper that takes anything means the format that every exporter speaks.
            "*/*" or "TEXT/*" => [ExpositionFormat.Text],
            "TEXT/PLAIN" when Parameter(parts, "version") is "" or "0.0.4" => [ExpositionFormat.Text],
            "APPLICATION/OPENMETRICS-TEXT" when Parameter(parts, "version") is "" or "1.0.0" => [ExpositionFormat.OpenMetrics],
            "APPLICATION/VND.GOOGLE.PROTOBUF" when IsMetricFamily(parts) => [ExpositionFormat.Protobuf],
            _ => [],
        };

    private static bool IsMetricFamily(string[] parts) =>
        Parameter(parts, "proto") is "" or "io.prometheus.client.MetricFamily" && Parameter(parts, "encoding") is "" or "delimited";

    private static double Quality(string[] parts) =>
        double.TryParse(Parameter(parts, "q"), NumberStyles.Float, CultureInfo.InvariantCulture, out var quality) ? quality : 1;

    private static string Parameter(string[] parts, string name)
    {
        foreach (var part in parts.Skip(1))
        {
            if (part.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase))
                return part[(name.Length + 1)..].Trim('"');
        }

        return "";
    }
}
