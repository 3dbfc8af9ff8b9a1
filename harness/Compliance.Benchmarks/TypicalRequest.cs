using System.Globalization;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Benchmarks;

/// <summary>A request as a scraper of HTTP servers sends it: 500 series of one sample and six labels, with metadata.</summary>
internal static class TypicalRequest
{
    public static RequestScript Script(MessageKind message) =>
        new() { Message = message, Series = [.. Enumerable.Range(0, 500).Select(One)] };

    private static Series One(int index) =>
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
            Samples = [new(1_700_000_000_000 + index, index * 1.25, 1_690_000_000_000)],
            Metadata = new(MetricType.Counter, Text($"Number of requests of kind {index % 25}.")),
        };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
