using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Storing;

namespace Compliance.Reference.Receiver.Reading;

/// <summary>
/// Samples of selected series: all of a range (a matrix), or the newest at one time (a vector). A stale marker hides the series from its
/// time on in a vector and is itself not shown in a matrix.
/// </summary>
internal sealed class SampleView(Storage storage, Selector selector)
{
    private static readonly TimeSpan Lookback = TimeSpan.FromMinutes(5);

    /// <summary>Writes the result of a query at a time. The range ends there, and its start does not belong to it.</summary>
    public void Write(Utf8JsonWriter json, long timeMs)
    {
        json.WriteStartObject();
        json.WriteString("resultType", selector.Range is null ? "vector" : "matrix");
        json.WriteStartArray("result");
        var from = timeMs - (long)(selector.Range ?? Lookback).TotalMilliseconds;
        foreach (var series in storage.Read(selector.Having, selector.Selects, s => Between(s, from, timeMs)))
        {
            if (selector.Range is null)
                WriteNewest(json, series, timeMs);
            else
                WriteAll(json, series);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Excerpt Between(StoredSeries series, long from, long to) =>
        new(
            series.Labels,
            [.. series.Samples.Where(s => s.TimestampMs > from && s.TimestampMs <= to)],
            [.. series.Histograms.Where(h => h.TimestampMs > from && h.TimestampMs <= to)]
        );

    private static void WriteNewest(Utf8JsonWriter json, Excerpt series, long timeMs)
    {
        var sample = series.Samples.Length > 0 ? series.Samples[^1] : (Sample?)null;
        var histogram = series.Histograms.Length > 0 ? series.Histograms[^1] : null;
        var isHistogram = histogram is not null && !(sample?.TimestampMs > histogram.TimestampMs);
        if (isHistogram ? histogram!.IsStale : sample is null or { IsStale: true })
            return;
        json.WriteStartObject();
        json.WritePropertyName("metric");
        ApiAnswer.Labels(json, series.Labels);
        json.WritePropertyName(isHistogram ? "histogram" : "value");
        if (isHistogram)
            WriteHistogram(json, timeMs, histogram!);
        else
            WriteSample(json, timeMs, sample!.Value.Value);
        json.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter json, Excerpt series)
    {
        var samples = series.Samples.RemoveAll(s => s.IsStale);
        var histograms = series.Histograms.RemoveAll(h => h.IsStale);
        if (samples.IsEmpty && histograms.IsEmpty)
            return;
        json.WriteStartObject();
        json.WritePropertyName("metric");
        ApiAnswer.Labels(json, series.Labels);
        WriteList(json, "values", samples, s => WriteSample(json, s.TimestampMs, s.Value));
        WriteList(json, "histograms", histograms, h => WriteHistogram(json, h.TimestampMs, h));
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        if (items.IsEmpty)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static void WriteSample(Utf8JsonWriter json, long timestampMs, double value)
    {
        json.WriteStartArray();
        ApiAnswer.Time(json, timestampMs);
        json.WriteStringValue(GoFloat.Write(value));
        json.WriteEndArray();
    }

    private static void WriteHistogram(Utf8JsonWriter json, long timestampMs, Histogram histogram)
    {
        json.WriteStartArray();
        ApiAnswer.Time(json, timestampMs);
        json.WriteStartObject();
        json.WriteString("count", GoFloat.Write(HistogramView.Count(histogram)));
        json.WriteString("sum", GoFloat.Write(histogram.Sum));
        WriteList(json, "buckets", HistogramView.Buckets(histogram), bucket => WriteBucket(json, bucket));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteBucket(Utf8JsonWriter json, BucketView bucket)
    {
        json.WriteStartArray();
        json.WriteNumberValue((int)bucket.Inclusion);
        json.WriteStringValue(GoFloat.Write(bucket.Lower));
        json.WriteStringValue(GoFloat.Write(bucket.Upper));
        json.WriteStringValue(GoFloat.Write(bucket.Count));
        json.WriteEndArray();
    }

    private sealed record Excerpt(ImmutableArray<Label> Labels, ImmutableArray<Sample> Samples, ImmutableArray<Histogram> Histograms);
}
