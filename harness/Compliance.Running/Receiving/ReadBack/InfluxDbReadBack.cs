using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>
/// Reads InfluxDB 1.x, where a metric is a measurement with the field <c>value</c> and labels are tags. Selectors are understood as
/// far as their name and equality matchers go. There is no staleness, no exemplar and no metadata to read.
/// </summary>
/// <param name="server">Base URL; its query names the database: <c>http://host:8086/?db=prom</c>.</param>
/// <param name="headers">Headers of every request.</param>
/// <param name="redaction">Knows the secrets in them.</param>
/// <param name="ignore">Label names that the target adds.</param>
/// <param name="time">Clock of deadlines.</param>
public sealed class InfluxDbReadBack(
    Uri server,
    ImmutableArray<HeaderLine> headers,
    Redaction redaction,
    ImmutableArray<string> ignore,
    TimeProvider time
) : IReadBack
{
    private readonly QueryApi api = new(server, headers, redaction, time);
    private readonly SeriesCleaner cleaner = new(ignore);

    /// <inheritdoc/>
    public Task<string> Flush(CancellationToken cancellation) => Task.FromResult("");

    /// <inheritdoc/>
    public async Task<ReadResult> Read(ReadQuery query, TimeWindow window, CancellationToken cancellation)
    {
        if (query.Kind != ReadKind.Samples)
            return new ReadResult(query, [], $"InfluxDB cannot be asked for {query.Kind.ToString().ToLowerInvariant()}", "");
        var database = server.Query.TrimStart('?');
        var statement = Uri.EscapeDataString(Statement(SelectorSketch.Of(query.Selector), window));
        var result = await api.Ask(query, $"/query?{database}&epoch=ms&q={statement}", Answer, cancellation);
        return result with { Series = cleaner.Clean(result.Series) };
    }

    /// <inheritdoc/>
    public void Dispose() => api.Dispose();

    private static string Statement(SelectorSketch selector, TimeWindow window)
    {
        var conditions = selector
            .Equal.Where(l => l.Name != "__name__")
            .Select(l =>
                $"{Name(l.Name)} = '{l.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'"
            )
            .Append(FormattableString.Invariant($"time >= {window.FromMs}ms AND time <= {window.ToMs}ms"));
        return $"SELECT \"value\" FROM {Name(selector.Name)} WHERE {string.Join(" AND ", conditions)} GROUP BY *";
    }

    private static string Name(string name) =>
        $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static ImmutableArray<ReadSeries> Answer(ReadOnlyMemory<byte> json) =>
        PromqlJson.Reading<ImmutableArray<ReadSeries>>(() =>
        {
            using var document = JsonDocument.Parse(json);
            var result = document.RootElement.GetProperty("results")[0];
            if (result.TryGetProperty("error", out var error))
                throw new FormatException(error.GetString());
            return result.TryGetProperty("series", out var series) ? [.. series.EnumerateArray().Select(SeriesOf)] : [];
        });

    private static ReadSeries SeriesOf(JsonElement series)
    {
        var tags = series.TryGetProperty("tags", out var given) ? PromqlJson.Labels(given) : [];
        var name = new Label("__name__", series.GetProperty("name").GetString() ?? "");
        return new ReadSeries
        {
            Labels =
            [
                .. tags.Where(t => t.Name != name.Name && t.Value.Length > 0) // GROUP BY * lists all tags of the measurement
                    .Append(name)
                    .OrderBy(l => l.Name, StringComparer.Ordinal),
            ],
            Samples =
            [
                .. series
                    .GetProperty("values")
                    .EnumerateArray()
                    .Select(v => new Sample(
                        v[0].GetInt64(),
                        double.Parse(v[1].GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture)
                    )),
            ],
        };
    }
}
