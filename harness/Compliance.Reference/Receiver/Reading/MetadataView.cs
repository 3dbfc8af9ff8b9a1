using System.Text.Json;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Storing;

namespace Compliance.Reference.Receiver.Reading;

/// <summary>Metadata by metric name.</summary>
internal static class MetadataView
{
    /// <summary>Writes the metadata of one metric, or of all when <paramref name="metric"/> is empty.</summary>
    public static void Write(Utf8JsonWriter json, Storage storage, string metric)
    {
        json.WriteStartObject();
        foreach (var (name, entries) in storage.ReadMetadata().Where(m => metric.Length == 0 || m.Name == metric))
        {
            json.WriteStartArray(name);
            foreach (var entry in entries)
                Write(json, entry);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Metadata entry)
    {
        json.WriteStartObject();
        json.WriteString("type", TypeName(entry.Type));
        json.WriteString("help", entry.Help);
        json.WriteString("unit", entry.Unit);
        json.WriteEndObject();
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
