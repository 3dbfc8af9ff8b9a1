using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Sender.Exposition;

/// <summary>Reads pages in Prometheus text 0.0.4 and in OpenMetrics 1.0 text.</summary>
public static class TextExposition
{
    private const string CreatedSuffix = "_created";

    /// <summary>Reads a page.</summary>
    /// <param name="page">The page, UTF-8.</param>
    /// <param name="openMetrics">Whether it is OpenMetrics: times in seconds, exemplars, units, created times, and an end mark.</param>
    /// <exception cref="ExpositionException">It can't be read.</exception>
    public static ImmutableArray<ScrapedSeries> Read(ReadOnlySpan<byte> page, bool openMetrics)
    {
        var families = new FamilyTable(openMetrics);
        var series = ImmutableArray.CreateBuilder<ScrapedSeries>();
        var ended = false;
        foreach (var line in Text(page).Split('\n'))
        {
            ended |= line == "# EOF";
            if (line.StartsWith('#'))
                families.Comment(new LineCursor(line[1..]));
            else if (line.AsSpan().Trim().Length > 0)
                series.Add(Sample(new LineCursor(line), families, openMetrics));
        }

        if (openMetrics && !ended)
            throw new ExpositionException("the page does not end with # EOF");
        return openMetrics ? WithCreated(series.ToImmutable()) : series.ToImmutable();
    }

    /// <summary>Whether a series is the created time of others and no metric of its own.</summary>
    public static bool IsCreated(ScrapedSeries series) =>
        series.Name.EndsWith(CreatedSuffix, StringComparison.Ordinal)
        && series.Family.Type is MetricType.Counter or MetricType.Histogram or MetricType.Summary
        && series.Name != series.Family.Name;

    private static string Text(ReadOnlySpan<byte> page)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(page);
        }
        catch (DecoderFallbackException)
        {
            throw new ExpositionException("the page is not UTF-8");
        }
    }

    private static ScrapedSeries Sample(LineCursor line, FamilyTable families, bool openMetrics)
    {
        var name = "";
        ImmutableArray<Label> labels = [];
        if (!line.Take('{'))
            name = line.Word();
        if (name.Length == 0 || line.Take('{'))
            labels = line.Labels(ref name);
        var value = line.Number();
        var series = new ScrapedSeries
        {
            Name = name,
            Labels = labels,
            Family = families.Of(name),
            Value = value,
        };
        if (line.AtEnd)
            return series;
        if (!line.Take('#'))
            series = series with { TimestampMs = Time(line, openMetrics) };
        else
            return series with { Exemplars = [Exemplar(line)] };
        return line.Take('#') ? series with { Exemplars = [Exemplar(line)] } : series;
    }

    private static Exemplar Exemplar(LineCursor line)
    {
        var none = "";
        if (!line.Take('{'))
            throw new ExpositionException("an exemplar has no labels");
        var labels = line.Labels(ref none);
        var value = line.Number();
        return new Exemplar(labels, value, line.AtEnd ? 0 : Time(line, openMetrics: true));
    }

    private static long Time(LineCursor line, bool openMetrics) =>
        decimal.TryParse(line.Word(), NumberStyles.Float, CultureInfo.InvariantCulture, out var time)
            ? (long)decimal.Round(openMetrics ? time * 1000 : time, MidpointRounding.AwayFromZero)
            : throw new ExpositionException("a timestamp is no number");

    /// <summary>Gives the series of a metric the created time that stands in a series of its own.</summary>
    private static ImmutableArray<ScrapedSeries> WithCreated(ImmutableArray<ScrapedSeries> series)
    {
        var created = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var one in series.Where(IsCreated))
            created[Metric(one)] = (long)Math.Round(one.Value * 1000);
        return [.. series.Select(s => created.TryGetValue(Metric(s), out var ms) && !IsCreated(s) ? s with { CreatedMs = ms } : s)];
    }

    private static string Metric(ScrapedSeries series) =>
        series.Family.Name + Model.Decoding.SeriesKey.Of(series.Labels.RemoveAll(l => l.Name is "le" or "quantile"));
}
