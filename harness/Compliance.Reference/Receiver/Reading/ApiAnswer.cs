using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Reading;

/// <summary>The frame of every answer of the API, and the parts that several answers share.</summary>
internal static class ApiAnswer
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer with data.</summary>
    public static byte[] Success(Action<Utf8JsonWriter> data) =>
        Write(json =>
        {
            json.WriteString("status", "success");
            json.WritePropertyName("data");
            data(json);
        });

    /// <summary>An answer to a query that cannot be understood.</summary>
    public static byte[] Failure(string message) =>
        Write(json =>
        {
            json.WriteString("status", "error");
            json.WriteString("errorType", "bad_data");
            json.WriteString("error", message);
        });

    /// <summary>Labels as an object.</summary>
    public static void Labels(Utf8JsonWriter json, ImmutableArray<Label> labels)
    {
        json.WriteStartObject();
        foreach (var label in labels)
            json.WriteString(label.Name, label.Value);
        json.WriteEndObject();
    }

    /// <summary>A time as seconds with up to three decimals.</summary>
    public static void Time(Utf8JsonWriter json, long timestampMs) => json.WriteNumberValue(timestampMs / 1000m);

    private static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
