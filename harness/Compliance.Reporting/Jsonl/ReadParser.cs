using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Reporting.Jsonl;

/// <summary>Reads what <see cref="ReadJson"/> writes.</summary>
internal static class ReadParser
{
    /// <summary>One answer of the read-back.</summary>
    public static ReadResult Read(JsonFields fields)
    {
        var kind = fields.Word<ReadKind>("kind");
        var query = new ReadQuery(kind, fields.Text("selector"), fields.Has("at") ? fields.Long("at") : 0);
        var failure = fields.TextOrEmpty("failure");
        ImmutableArray<ReadSeries> series = [.. fields.Objects("series").Select(Series)];
        var result = new ReadResult(query, series, failure, fields.TextOrEmpty("raw"));
        fields.End();
        return result;
    }

    private static ReadSeries Series(JsonFields fields)
    {
        var series = new ReadSeries
        {
            Labels = Labels(fields),
            Samples = [.. fields.Texts("samples").Select(text => Sample(fields, text))],
            Histograms = [.. fields.Objects("histograms").Select(Histogram)],
            Exemplars = [.. fields.Objects("exemplars").Select(Exemplar)],
            Metadata = fields.ObjectOrNull("metadata") is { } metadata ? Metadata(metadata) : null,
        };
        fields.End();
        return series;
    }

    private static ImmutableArray<Label> Labels(JsonFields fields)
    {
        var texts = fields.Texts("labels");
        if (texts.Length % 2 != 0)
            throw fields.Wrong("has a label name without value in 'labels'");
        return [.. texts.Chunk(2).Select(pair => new Label(pair[0], pair[1]))];
    }

    private static Sample Sample(JsonFields fields, string text) =>
        text.Split(' ') is [var at, var value, var start]
        && Integer(at) is { } time
        && ExactFloat.Parse(value) is { } number
        && Integer(start) is { } begin
            ? new Sample(time, number, begin)
            : throw fields.Wrong($"has no sample in '{text}'");

    private static ReadHistogram Histogram(JsonFields fields)
    {
        var histogram = new ReadHistogram(
            fields.Long("at"),
            fields.Float("count"),
            fields.Float("sum"),
            [.. fields.Texts("buckets").Select(text => Bucket(fields, text))]
        );
        fields.End();
        return histogram;
    }

    private static ReadBucket Bucket(JsonFields fields, string text) =>
        text.Split(' ').Select(ExactFloat.Parse).ToArray() is [{ } lower, { } upper, { } count]
            ? new ReadBucket(lower, upper, count)
            : throw fields.Wrong($"has no bucket in '{text}'");

    private static Exemplar Exemplar(JsonFields fields)
    {
        var exemplar = new Exemplar(Labels(fields), fields.Float("value"), fields.Long("at"));
        fields.End();
        return exemplar;
    }

    private static Metadata Metadata(JsonFields fields)
    {
        var metadata = new Metadata((MetricType)fields.Integer("type"), fields.TextOrEmpty("help"), fields.TextOrEmpty("unit"));
        fields.End();
        return metadata;
    }

    private static long? Integer(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
