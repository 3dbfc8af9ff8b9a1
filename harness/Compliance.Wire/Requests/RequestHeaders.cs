using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Wire.Requests;

/// <summary>The headers of a request: defaults, what the script puts in their place, and its further lines.</summary>
internal static class RequestHeaders
{
    private static readonly string UserAgent = $"prw-compliance/{typeof(RequestHeaders).Assembly.GetName().Version?.ToString(3) ?? "0"}";

    public static ImmutableArray<HeaderLine> Of(RequestScript script)
    {
        // The dictionary has no order of its own: names are sorted, so that a request is always the same bytes.
        var replacements = script.Headers.OrderBy(h => h.Key, StringComparer.Ordinal).ToList();
        var lines = ImmutableArray.CreateBuilder<HeaderLine>();
        foreach (var standard in Defaults(script.Message))
        {
            var at = replacements.FindIndex(h => string.Equals(h.Key, standard.Name, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
                lines.Add(standard);
            else if (replacements[at].Value is { } value)
                lines.Add(new(replacements[at].Key, value));
            if (at >= 0)
                replacements.RemoveAt(at);
        }

        lines.AddRange(replacements.Where(h => h.Value is not null).Select(h => new HeaderLine(h.Key, h.Value!)));
        lines.AddRange(script.HeaderLines);
        return lines.ToImmutable();
    }

    private static HeaderLine[] Defaults(MessageKind kind) =>
        [
            new("Content-Type", kind == MessageKind.V2 ? ContentTypes.HeaderV2 : ContentTypes.HeaderV1),
            new("Content-Encoding", "snappy"),
            new("User-Agent", UserAgent),
            new("X-Prometheus-Remote-Write-Version", kind == MessageKind.V2 ? "2.0.0" : "0.1.0"),
        ];
}
