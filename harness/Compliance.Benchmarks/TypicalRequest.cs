using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Scrapes;

namespace Compliance.Benchmarks;

/// <summary>A request as a scraper of HTTP servers sends it: 500 series of one sample and six labels, with metadata.</summary>
internal static class TypicalRequest
{
    private const long SomeTimeMs = 1_700_000_000_000;

    /// <summary>The request of a scrape.</summary>
    /// <param name="message">The message.</param>
    /// <param name="scrape">Number of the scrape.</param>
    /// <param name="firstMs">Time of the first scrape, in milliseconds since the Unix epoch; one follows the other by a millisecond.</param>
    public static RequestScript Script(MessageKind message, int scrape = 0, long firstMs = SomeTimeMs) =>
        new() { Message = message, Series = [.. Enumerable.Range(0, 500).Select(i => One(i, scrape, firstMs))] };

    /// <summary>The families that its series belong to.</summary>
    public static ImmutableArray<Family> Families { get; } =
    [.. Enumerable.Range(0, 25).Select(n => new Family(Text($"http_requests_{n}"), MetricType.Counter, "", "", [new PageSeries()]))];

    private static Series One(int index, int scrape, long firstMs) =>
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
            Samples = [new(firstMs + index + scrape, (index * 1.25) + scrape, firstMs - 10_000_000)],
            Metadata = new(MetricType.Counter, Text($"Number of requests of kind {index % 25}.")),
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
