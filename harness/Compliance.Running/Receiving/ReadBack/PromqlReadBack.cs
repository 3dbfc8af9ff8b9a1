using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Evidence;
using Compliance.Model.Requests;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>Reads through the Prometheus query API. Raw samples come from an instant query of a range, which no step rounds.</summary>
/// <param name="server">Base URL, without <c>/api/v1</c>.</param>
/// <param name="headers">Headers of every request, such as a tenant.</param>
/// <param name="redaction">Knows the secrets in them.</param>
/// <param name="ignore">Label names that the target adds.</param>
/// <param name="time">Clock of deadlines.</param>
public sealed class PromqlReadBack(
    Uri server,
    ImmutableArray<HeaderLine> headers,
    Redaction redaction,
    ImmutableArray<string> ignore,
    TimeProvider time
) : IReadBack
{
    /// <summary>Range selectors exclude their older end since Prometheus 3, so the window is widened by this much on both sides.</summary>
    private const long MarginMs = 1000;

    private readonly QueryApi api = new(server, headers, redaction, time);
    private readonly SeriesCleaner cleaner = new(ignore);

    /// <inheritdoc/>
    public Task<string> Flush(CancellationToken cancellation) => Task.FromResult("");

    /// <inheritdoc/>
    public async Task<ReadResult> Read(ReadQuery query, TimeWindow window, CancellationToken cancellation)
    {
        var result = await api.Ask(query, Path(query, window), Parser(query), cancellation);
        return result with { Series = cleaner.Clean(result.Series) };
    }

    /// <inheritdoc/>
    public void Dispose() => api.Dispose();

    private static string Path(ReadQuery query, TimeWindow window) =>
        query.Kind switch
        {
            ReadKind.Samples =>
                $"/api/v1/query?query={Escaped($"{query.Selector}[{Range(window)}]")}&time={Seconds(window.ToMs + MarginMs)}",
            ReadKind.Instant => $"/api/v1/query?query={Escaped(query.Selector)}&time={Seconds(query.AtMs)}",
            ReadKind.Exemplars =>
                $"/api/v1/query_exemplars?query={Escaped(query.Selector)}&start={Seconds(window.Timeless ? 0 : window.FromMs - MarginMs)}&end={Seconds(window.ToMs + MarginMs)}",
            ReadKind.Metadata => $"/api/v1/metadata?metric={Escaped(query.Selector)}",
            _ => throw new ArgumentOutOfRangeException(nameof(query)),
        };

    private static Func<ReadOnlyMemory<byte>, ImmutableArray<ReadSeries>> Parser(ReadQuery query) =>
        query.Kind switch
        {
            ReadKind.Exemplars => PromqlJson.Exemplars,
            ReadKind.Metadata => json => PromqlJson.Metadata(json, query.Selector),
            _ => PromqlJson.Query,
        };

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private static string Range(TimeWindow window) =>
        (window.ToMs - window.FromMs + (2 * MarginMs)).ToString(CultureInfo.InvariantCulture) + "ms";

    private static string Seconds(long timestampMs) => (timestampMs / 1000m).ToString("0.000", CultureInfo.InvariantCulture);
}
