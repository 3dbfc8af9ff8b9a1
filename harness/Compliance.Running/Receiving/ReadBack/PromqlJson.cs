using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>Reads the JSON of the Prometheus query API. Everything odd in it is a <see cref="FormatException"/>.</summary>
internal static class PromqlJson
{
    /// <summary>The answer of an instant query whose value is a matrix or a vector.</summary>
    public static ImmutableArray<ReadSeries> Query(ReadOnlyMemory<byte> json) =>
        Parse(json, data => Each(data.GetProperty("result"), SeriesOf));

    /// <summary>The answer of the exemplar endpoint.</summary>
    public static ImmutableArray<ReadSeries> Exemplars(ReadOnlyMemory<byte> json) =>
        Parse(
            json,
            data =>
                Each(
                    data,
                    item => new ReadSeries
                    {
                        Labels = Labels(item.GetProperty("seriesLabels")),
                        Exemplars = [.. Each(item.GetProperty("exemplars"), Exemplar).OrderBy(e => e.TimestampMs)],
                    }
                )
        );

    /// <summary>The answer of the metadata endpoint: an entry per metadata seen under the name.</summary>
    public static ImmutableArray<ReadSeries> Metadata(ReadOnlyMemory<byte> json, string name) =>
        Parse(
            json,
            data =>
                data.TryGetProperty(name, out var entries)
                    ? Each(entries, entry => new ReadSeries { Labels = [new Label("__name__", name)], Metadata = MetadataOf(entry) })
                    : []
        );

    /// <summary>A value as Go prints floats: <c>NaN</c>, <c>+Inf</c>, <c>1e+06</c>.</summary>
    public static double Value(string? text) =>
        text switch
        {
            null => throw new FormatException("a value is null"),
            "NaN" => double.NaN,
            "+Inf" or "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        };

    /// <summary>Runs a reader over a document; turns what it stumbles over into <see cref="FormatException"/>.</summary>
    public static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception odd)
            when (odd is JsonException or InvalidOperationException or KeyNotFoundException or OverflowException or IndexOutOfRangeException
            )
        {
            throw new FormatException(odd.Message, odd);
        }
    }

    /// <summary>Labels sorted by name.</summary>
    public static ImmutableArray<Label> Labels(JsonElement labels) =>
        [
            .. labels
                .EnumerateObject()
                .Select(l => new Label(l.Name, l.Value.GetString() ?? ""))
                .OrderBy(l => l.Name, StringComparer.Ordinal),
        ];

    private static ImmutableArray<ReadSeries> Parse(ReadOnlyMemory<byte> json, Func<JsonElement, ImmutableArray<ReadSeries>> read) =>
        Reading(() =>
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.GetProperty("status").GetString() != "success")
                throw new FormatException("its status is not success");
            return read(document.RootElement.GetProperty("data"));
        });

    private static ReadSeries SeriesOf(JsonElement item) =>
        new()
        {
            Labels = Labels(item.GetProperty("metric")),
            Samples = [.. Points(item, "values", "value").Select(p => new Sample(Timestamp(p[0]), Value(p[1].GetString())))],
            Histograms = [.. Points(item, "histograms", "histogram").Select(p => HistogramOf(Timestamp(p[0]), p[1]))],
        };

    /// <summary>The points of a matrix's series, or the one point of a vector's.</summary>
    private static ImmutableArray<JsonElement> Points(JsonElement item, string many, string one)
    {
        if (item.TryGetProperty(many, out var points))
            return Each(points, p => p);
        return item.TryGetProperty(one, out var point) ? [point] : [];
    }

    private static ReadHistogram HistogramOf(long timestampMs, JsonElement histogram) =>
        new(
            timestampMs,
            Value(histogram.GetProperty("count").GetString()),
            Value(histogram.GetProperty("sum").GetString()),
            histogram.TryGetProperty("buckets", out var buckets) ? [.. Each(buckets, Bucket).OrderBy(b => b.Upper)] : []
        );

    /// <summary>A bucket is <c>[which bounds are closed, lower, upper, count]</c>.</summary>
    private static ReadBucket Bucket(JsonElement bucket) =>
        new(Value(bucket[1].GetString()), Value(bucket[2].GetString()), Value(bucket[3].GetString()));

    private static Exemplar Exemplar(JsonElement item) =>
        new(Labels(item.GetProperty("labels")), Value(item.GetProperty("value").GetString()), Timestamp(item.GetProperty("timestamp")));

    private static Metadata MetadataOf(JsonElement entry) => new(Type(Text(entry, "type")), Text(entry, "help"), Text(entry, "unit"));

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    private static MetricType Type(string type) =>
        Enum.TryParse<MetricType>(type, ignoreCase: true, out var known) && !int.TryParse(type, CultureInfo.InvariantCulture, out _)
            ? known
            : MetricType.Unspecified;

    /// <summary>Seconds with a fraction, to milliseconds, without a detour over binary floats.</summary>
    private static long Timestamp(JsonElement seconds) =>
        (long)Math.Round(decimal.Parse(seconds.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture) * 1000m);

    private static ImmutableArray<T> Each<T>(JsonElement array, Func<JsonElement, T> read) => [.. array.EnumerateArray().Select(read)];
}
