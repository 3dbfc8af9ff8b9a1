using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Reference.Sender.Exposition;

namespace Compliance.Reference.Sender.Scraping;

/// <summary>Makes series to send of the series of a page.</summary>
/// <param name="job">Value of the <c>job</c> label.</param>
/// <param name="choices">Choices of the sender.</param>
internal sealed class SeriesMaker(string job, SenderChoices choices)
{
    private static readonly ImmutableArray<string> Cumulative = ["_total", "_bucket", "_sum", "_count"];

    /// <summary>Makes a series with one sample.</summary>
    /// <param name="scraped">The series of the page.</param>
    /// <param name="target">The target of the page.</param>
    /// <param name="scrapeMs">Time of the scrape, which samples and exemplars without a time of their own get.</param>
    public Series Make(ScrapedSeries scraped, ScrapeTarget target, long scrapeMs)
    {
        var time = scraped.TimestampMs ?? scrapeMs;
        var start = choices.SendsStart ? Start(scraped) : 0;
        return new Series
        {
            Labels = Labels(scraped, target),
            Samples = scraped.Native is null ? [new Sample(time, scraped.Value, start)] : [],
            Histograms = scraped.Native is { } native ? [native with { TimestampMs = time, StartTimestampMs = start }] : [],
            Exemplars = choices.SendsExemplars ? [.. scraped.Exemplars.Select(e => Timed(e, time))] : [],
            Metadata = choices.SendsMetadata ? new Metadata(scraped.Family.Type, scraped.Family.Help, scraped.Family.Unit) : null,
        };
    }

    /// <summary>Labels of the page with those of the target, which win: a label of the page with such a name gets the prefix <c>exported_</c>.</summary>
    private ImmutableArray<Label> Labels(ScrapedSeries scraped, ScrapeTarget target)
    {
        var added = target.Labels.AddRange(new Label("job", job), new Label("instance", target.Address));
        var own = scraped
            .Labels.Where(l => l.Value.Length > 0)
            .Select(l => added.Any(a => a.Name == l.Name) ? l with { Name = "exported_" + l.Name } : l);
        return [.. own.Concat(added).Append(new Label("__name__", scraped.Name)).OrderBy(l => l.Name, Utf8Order.Instance)];
    }

    private long Start(ScrapedSeries scraped)
    {
        if (scraped.CreatedMs is not { } created || !IsCumulative(scraped))
            return 0;
        var epoch =
            choices.EpochIsUnset ? 0
            : choices.EpochIsMinusOne ? -1
            : 1;
        return created == 0 ? epoch : created;
    }

    private static bool IsCumulative(ScrapedSeries scraped) =>
        scraped.Native is { ResetHint: not ResetHint.Gauge }
        || scraped.Family.Type == MetricType.Counter
        || Cumulative.Any(s => scraped.Name.EndsWith(s, StringComparison.Ordinal));

    private static Exemplar Timed(Exemplar exemplar, long time) =>
        exemplar.TimestampMs == 0 ? exemplar with { TimestampMs = time } : exemplar;
}
