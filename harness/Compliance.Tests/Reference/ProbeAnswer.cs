using System.Collections.Immutable;

namespace Compliance.Tests.Reference;

/// <summary>What a receiver answered: status (0 for a closed connection), Written headers and body.</summary>
internal sealed record ProbeAnswer(int Status, ImmutableArray<string> Headers, string Body)
{
    /// <summary>The three counts, or null when a header is missing or no number.</summary>
    public (int Samples, int Histograms, int Exemplars)? Written
    {
        get
        {
            var counts = new[] { "Samples", "Histograms", "Exemplars" }
                .Select(kind =>
                    Headers.Where(h => h.StartsWith($"X-Prometheus-Remote-Write-{kind}-Written: ", StringComparison.Ordinal)).ToArray()
                )
                .Select(lines =>
                    lines is [var only] && int.TryParse(only[(only.IndexOf(':', StringComparison.Ordinal) + 2)..], out var n)
                        ? n
                        : (int?)null
                )
                .ToArray();
            return counts is [{ } s, { } h, { } e] ? (s, h, e) : null;
        }
    }
}
