using System.Text.Json;
using Compliance.Reference.Receiver.Storing;

namespace Compliance.Reference.Receiver.Reading;

/// <summary>Exemplars of selected series.</summary>
internal static class ExemplarView
{
    /// <summary>Writes the series that have exemplars between two times, both of which belong to the range.</summary>
    public static void Write(Utf8JsonWriter json, Storage storage, Selector selector, long fromMs, long toMs)
    {
        var found = storage.Read(
            selector.Having,
            selector.Selects,
            s => (s.Labels, Exemplars: s.Exemplars.Where(e => e.TimestampMs >= fromMs && e.TimestampMs <= toMs).ToArray())
        );
        json.WriteStartArray();
        foreach (var (labels, exemplars) in found.Where(s => s.Exemplars.Length > 0))
        {
            json.WriteStartObject();
            json.WritePropertyName("seriesLabels");
            ApiAnswer.Labels(json, labels);
            json.WriteStartArray("exemplars");
            foreach (var exemplar in exemplars)
                Write(json, exemplar);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Model.Metrics.Exemplar exemplar)
    {
        json.WriteStartObject();
        json.WritePropertyName("labels");
        ApiAnswer.Labels(json, exemplar.Labels);
        json.WriteString("value", GoFloat.Write(exemplar.Value));
        json.WritePropertyName("timestamp");
        ApiAnswer.Time(json, exemplar.TimestampMs);
        json.WriteEndObject();
    }
}
