using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Sender.Scraping;

/// <summary>Reads HTTP service discovery lists: groups of targets, with labels that name path and scheme or are added to series.</summary>
public static class Discovery
{
    private const string PathLabel = "__metrics_path__";
    private const string SchemeLabel = "__scheme__";

    /// <summary>Reads a list.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ImmutableArray<ScrapeTarget> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new JsonException("a discovery list is an array of groups");
        return [.. document.RootElement.EnumerateArray().SelectMany(Group)];
    }

    private static IEnumerable<ScrapeTarget> Group(JsonElement group)
    {
        var labels = group.TryGetProperty("labels", out var given)
            ? given.EnumerateObject().Select(p => new Label(p.Name, p.Value.GetString() ?? "")).ToImmutableArray()
            : [];
        var path = labels.FirstOrDefault(l => l.Name == PathLabel).Value ?? "/metrics";
        var scheme = labels.FirstOrDefault(l => l.Name == SchemeLabel).Value ?? "http";
        var kept = labels.RemoveAll(l => l.Name.StartsWith("__", StringComparison.Ordinal));
        foreach (var target in group.GetProperty("targets").EnumerateArray())
        {
            if (target.GetString() is { } address && Uri.TryCreate($"{scheme}://{address}{path}", UriKind.Absolute, out var page))
                yield return new ScrapeTarget(address, page, kept);
        }
    }
}
