using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>Writes what a receiver answered to the questions of the read-back. Floats are texts that keep every bit.</summary>
internal static class ReadJson
{
    /// <summary>A list of answers, left out when empty.</summary>
    public static void Write(Utf8JsonWriter json, string name, ImmutableArray<ReadResult> reads)
    {
        if (reads.IsEmpty)
            return;
        json.WriteStartArray(name);
        foreach (var read in reads)
        {
            json.WriteStartObject();
            Write(json, read);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The members of one answer.</summary>
    public static void Write(Utf8JsonWriter json, ReadResult read)
    {
        json.WriteString("kind", Spelling<ReadKind>.Of(read.Query.Kind));
        json.Text("selector", read.Query.Selector);
        if (read.Query.AtMs != 0)
            json.WriteNumber("at", read.Query.AtMs);
        json.TextUnlessEmpty("failure", read.Failure);
        json.WriteStartArray("series");
        foreach (var series in read.Series)
            Write(json, series);
        json.WriteEndArray();
        json.TextUnlessEmpty("raw", read.Raw);
    }

    private static void Write(Utf8JsonWriter json, ReadSeries series)
    {
        json.WriteStartObject();
        json.TextsUnlessEmpty("labels", Texts(series.Labels));
        json.TextsUnlessEmpty("samples", [.. series.Samples.Select(Text)]);
        Write(json, series.Histograms);
        Write(json, series.Exemplars);
        if (series.Metadata is { } metadata)
        {
            json.WriteStartObject("metadata");
            json.WriteNumber("type", (int)metadata.Type);
            json.TextUnlessEmpty("help", metadata.Help);
            json.TextUnlessEmpty("unit", metadata.Unit);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<ReadHistogram> histograms)
    {
        if (histograms.IsEmpty)
            return;
        json.WriteStartArray("histograms");
        foreach (var histogram in histograms)
        {
            json.WriteStartObject();
            json.WriteNumber("at", histogram.TimestampMs);
            json.WriteString("count", ExactFloat.Text(histogram.Count));
            json.WriteString("sum", ExactFloat.Text(histogram.Sum));
            json.TextsUnlessEmpty("buckets", [.. histogram.Buckets.Select(Text)]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<Exemplar> exemplars)
    {
        if (exemplars.IsEmpty)
            return;
        json.WriteStartArray("exemplars");
        foreach (var exemplar in exemplars)
        {
            json.WriteStartObject();
            json.TextsUnlessEmpty("labels", Texts(exemplar.Labels));
            json.WriteString("value", ExactFloat.Text(exemplar.Value));
            json.WriteNumber("at", exemplar.TimestampMs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<string> Texts(ImmutableArray<Label> labels) => [.. labels.SelectMany(l => new[] { l.Name, l.Value })];

    private static string Text(Sample sample) =>
        string.Create(CultureInfo.InvariantCulture, $"{sample.TimestampMs} {ExactFloat.Text(sample.Value)} {sample.StartTimestampMs}");

    private static string Text(ReadBucket bucket) =>
        $"{ExactFloat.Text(bucket.Lower)} {ExactFloat.Text(bucket.Upper)} {ExactFloat.Text(bucket.Count)}";
}
