using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>
/// Reads VictoriaMetrics: its export shows raw samples, which its range queries would deduplicate or round; the other verbs go
/// through its Prometheus API. Written data shows only after a flush.
/// </summary>
/// <param name="server">Base URL.</param>
/// <param name="headers">Headers of every request.</param>
/// <param name="redaction">Knows the secrets in them.</param>
/// <param name="ignore">Label names that the target adds.</param>
/// <param name="time">Clock of deadlines.</param>
public sealed class VictoriaMetricsReadBack(
    Uri server,
    ImmutableArray<HeaderLine> headers,
    Redaction redaction,
    ImmutableArray<string> ignore,
    TimeProvider time
) : IReadBack
{
    // A quote inside a JSON text is escaped, so this stands nowhere but before the values.
    private const string BeforeValues = ",\"values\":[";

    private readonly QueryApi api = new(server, headers, redaction, time);
    private readonly PromqlReadBack promql = new(server, headers, redaction, ignore, time);
    private readonly SeriesCleaner cleaner = new(ignore);

    /// <inheritdoc/>
    public Task<string> Flush(CancellationToken cancellation) => api.Call("/internal/force_flush", cancellation);

    /// <inheritdoc/>
    public async Task<ReadResult> Read(ReadQuery query, TimeWindow window, CancellationToken cancellation)
    {
        if (query.Kind != ReadKind.Samples)
            return await promql.Read(query, window, cancellation);
        var result = await api.Ask(query, Path(query, window), Lines, cancellation);
        return result with { Series = cleaner.Clean(result.Series) };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        api.Dispose();
        promql.Dispose();
    }

    private static string Path(ReadQuery query, TimeWindow window) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/api/v1/export?match[]={Uri.EscapeDataString(query.Selector)}&start={window.FromMs / 1000m:0.000}&end={window.ToMs / 1000m:0.000}&reduce_mem_usage=1"
        );

    /// <summary>One JSON object a line; blocks of one series can stand on several lines.</summary>
    private static ImmutableArray<ReadSeries> Lines(ReadOnlyMemory<byte> text) =>
        PromqlJson.Reading<ImmutableArray<ReadSeries>>(() =>
        {
            List<ReadSeries> blocks = [];
            foreach (var line in System.Text.Encoding.UTF8.GetString(text.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                using var document = JsonDocument.Parse(Valid(line));
                blocks.Add(Block(document.RootElement));
            }
            return
            [
                .. blocks
                    .GroupBy(b => string.Join('\0', b.Labels), StringComparer.Ordinal)
                    .Select(g => g.First() with { Samples = [.. g.SelectMany(b => b.Samples).OrderBy(s => s.TimestampMs)] }),
            ];
        });

    /// <summary>The line as JSON: versions before 1.80 write infinities without quotes.</summary>
    private static string Valid(string line)
    {
        var start = line.IndexOf(BeforeValues, StringComparison.Ordinal) + BeforeValues.Length;
        var end = start < BeforeValues.Length ? -1 : line.IndexOf(']', start);
        if (end < 0 || line.AsSpan(start, end - start).IndexOf("Inf") < 0)
            return line;
        var values = line[start..end].Split(',').Select(v => v is "Inf" or "+Inf" or "-Inf" ? $"\"{v}\"" : v);
        return line[..start] + string.Join(',', values) + line[end..];
    }

    private static ReadSeries Block(JsonElement block) =>
        new()
        {
            Labels = PromqlJson.Labels(block.GetProperty("metric")),
            Samples =
            [
                .. block
                    .GetProperty("timestamps")
                    .EnumerateArray()
                    .Zip(block.GetProperty("values").EnumerateArray(), (at, value) => new Sample(at.GetInt64(), ValueOf(value)))
                    .Where(s => !s.IsStale),
            ],
        };

    /// <summary>Numbers, <c>null</c> for NaN, and strings for infinities.</summary>
    private static double ValueOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => double.NaN,
            JsonValueKind.String => Text(value.GetString()),
            _ => PromqlJson.Value(value.GetRawText()),
        };

    private static double Text(string? text) =>
        text is "Infinity" ? double.PositiveInfinity
        : text is "-Infinity" ? double.NegativeInfinity
        : PromqlJson.Value(text);
}
