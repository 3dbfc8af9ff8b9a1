using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Scrapes;

namespace Compliance.Benchmarks;

/// <summary>A request as a scraper of HTTP servers sends it: 500 series of one sample and six labels, with metadata.</summary>
internal static class TypicalRequest
{
    /// <summary>The request of a scrape.</summary>
    /// <param name="message">The message.</param>
    /// <param name="scrape">Number of the scrape, one a second.</param>
    public static RequestScript Script(MessageKind message, int scrape = 0) =>
        new() { Message = message, Series = [.. Enumerable.Range(0, 500).Select(i => One(i, scrape))] };

    /// <summary>The families that its series belong to.</summary>
    public static ImmutableArray<Family> Families { get; } =
    [.. Enumerable.Range(0, 25).Select(n => new Family(Text($"http_requests_{n}"), MetricType.Counter, "", "", [new PageSeries()]))];

    private static Series One(int index, int scrape) =>
        new()
        {
            Labels =
            [
                new("__name__", Text($"http_requests_{index % 25}_total")),
                new("code", Text($"{200 + (index % 7)}")),
                new("handler", Text($"/api/v1/path{index}")),
                new("instance", "localhost:9090"),
                new("job", "prometheus"),
                new("method", index % 2 == 0 ? "get" : "post"),
            ],
            Samples = [new(1_700_000_000_000 + index + (scrape * 1000L), (index * 1.25) + scrape, 1_690_000_000_000)],
            Metadata = new(MetricType.Counter, Text($"Number of requests of kind {index % 25}.")),
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
