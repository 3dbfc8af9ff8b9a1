using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>The four reserved headers are there, or one of them (Remote-Write 2.0, "Protocol").</summary>
/// <param name="Only">The one to look at; null: all four.</param>
[Matcher("reserved-headers", Summary = "The four reserved headers are there, or one of them")]
public sealed record ReservedHeadersSent(string? Only = null) : IRequestMatcher
{
    private static readonly string[] Names = ["Content-Encoding", "Content-Type", "X-Prometheus-Remote-Write-Version", "User-Agent"];

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        string[] wanted = Only is null ? Names : [Only];
        var rule = $"the request has {string.Join(", ", wanted)}";
        foreach (var name in wanted)
        {
            var values = exchange.RequestValues(name).ToList();
            if (values.Count == 0)
                return Finding.Violated(rule, $"{name} is missing", exchange.Index);
            if (values.TrueForAll(string.IsNullOrWhiteSpace))
                return Marking.Header(rule, $"{name} is empty", exchange, name);
        }

        return Finding.Satisfied(rule, "all are there", exchange.Index);
    }
}
