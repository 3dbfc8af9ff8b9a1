using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>Writes JSON the way all files of the suite have it: relaxed escapes, one order, nothing for empty values.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private static readonly JsonWriterOptions Indented = Compact with { Indented = true };

    /// <summary>The text of a JSON object, on one line unless indented.</summary>
    public static string Object(Action<Utf8JsonWriter> members, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, indented ? Indented : Compact))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A text member.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string value) => json.WriteString(name, WellFormed.Unicode(value));

    /// <summary>A text member, left out when empty.</summary>
    public static void TextUnlessEmpty(this Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
            json.Text(name, value);
    }

    /// <summary>A list of texts, left out when empty.</summary>
    public static void TextsUnlessEmpty(this Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (values.IsEmpty)
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(WellFormed.Unicode(value));
        json.WriteEndArray();
    }

    /// <summary>A time in milliseconds, exact to 100 ns.</summary>
    public static void Milliseconds(this Utf8JsonWriter json, string name, TimeSpan time) =>
        json.WriteNumber(name, time.Ticks / (decimal)TimeSpan.TicksPerMillisecond);
}
