using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Faults between the scrape and the queue: in timestamps, values, metadata, exemplars and histograms.</summary>
internal static class DataFaults
{
    private const int ManyRequests = 3;
    private const int LiveMarkerEvery = 4;
    private const long SecondMs = 1_000;
    private const long HourMs = 3_600 * SecondMs;

    /// <summary>The series that the mutant queues instead of the right ones.</summary>
    /// <param name="faults">The fault.</param>
    /// <param name="right">The series.</param>
    /// <param name="requests">Requests made so far.</param>
    public static ImmutableArray<Series> Distort(SenderFaults faults, ImmutableArray<Series> right, int requests)
    {
        var fault = faults.Name;
        var newestMs = right.SelectMany(s => s.Samples).Select(s => s.TimestampMs).DefaultIfEmpty().Max();
        var crossed = Crossed(fault, right);
        return
        [
            .. crossed.Select(s =>
                Described(fault, s) with
                {
                    Samples =
                    [
                        .. Marked(fault, requests, s.Samples)
                            .Where(x => !Loses(fault, x))
                            .Select(x => OfPage(fault, s, Bent(fault, x, requests), newestMs)),
                    ],
                    Histograms = [.. s.Histograms.Select(h => h.IsStale ? h : HistogramFaults.Bent(fault, h))],
                    Exemplars = [.. s.Exemplars.Where((_, i) => !LosesExemplar(fault, s, i)).Select(e => Bent(fault, e, s))],
                }
            ),
        ];
    }

    private static IEnumerable<Sample> Marked(string fault, int requests, ImmutableArray<Sample> samples) =>
        fault == "samples-twice-in-request" ? samples.SelectMany(s => new[] { s, s })
        : fault == "stale-marker-after-value" && requests % ManyRequests == 0
            ? samples.SelectMany(s => new[] { s, s with { TimestampMs = s.TimestampMs + 1, Value = Sample.StaleMarker } })
        : samples;

    private static bool Loses(string fault, Sample sample) =>
        fault switch
        {
            "nan-lost" => double.IsNaN(sample.Value) && !sample.IsStale,
            "infinity-lost" => double.IsInfinity(sample.Value),
            "zero-lost" => sample.Value == 0,
            _ => false,
        };

    private static Sample Bent(string fault, Sample sample, int requests) =>
        sample.IsStale ? Timed(fault, sample) : Started(fault, Valued(fault, Timed(fault, sample), requests));

    private static Sample Timed(string fault, Sample sample) =>
        fault switch
        {
            "timestamps-in-seconds" => sample with { TimestampMs = sample.TimestampMs / 1000 },
            "timestamps-in-microseconds" => sample with { TimestampMs = sample.TimestampMs * 1000 },
            "timestamps-in-nanoseconds" => sample with { TimestampMs = sample.TimestampMs * 1_000_000 },
            "timestamps-missing" => sample with { TimestampMs = 0 },
            "timestamps-in-local-time" => sample with { TimestampMs = sample.TimestampMs + HourMs },
            _ => sample,
        };

    private static Sample Valued(string fault, Sample sample, int requests) =>
        fault switch
        {
            "values-as-float32" when double.IsFinite(sample.Value) => sample with { Value = (float)sample.Value },
            "values-as-float32-later" when double.IsFinite(sample.Value) && requests > ManyRequests => sample with
            {
                Value = (float)sample.Value,
            },
            "values-rounded" when double.IsFinite(sample.Value) => sample with { Value = Math.Round(sample.Value, 3) },
            "negative-zero-lost" when sample.Value == 0 => sample with { Value = 0.0 },
            "nan-as-zero" when double.IsNaN(sample.Value) => sample with { Value = 0 },
            "infinity-clamped" when double.IsInfinity(sample.Value) => sample with { Value = Math.CopySign(double.MaxValue, sample.Value) },
            "nan-as-stale-marker" when double.IsNaN(sample.Value) => sample with { Value = Sample.StaleMarker },
            "stale-marker-while-alive" when requests % LiveMarkerEvery == LiveMarkerEvery - 1 => sample with { Value = Sample.StaleMarker },
            "infinity-as-stale-marker" when double.IsInfinity(sample.Value) => sample with { Value = Sample.StaleMarker },
            _ => sample,
        };

    private static Sample OfPage(string fault, Series series, Sample sample, long newestMs) =>
        fault switch
        {
            "counters-as-integers" when series.Metadata?.Type == MetricType.Counter && double.IsFinite(sample.Value) => sample with
            {
                Value = Math.Floor(sample.Value),
            },
            "page-timestamps-in-whole-seconds" when sample.TimestampMs < newestMs - SecondMs => sample with
            {
                TimestampMs = sample.TimestampMs / SecondMs * SecondMs,
            },
            _ => sample,
        };

    private static Sample Started(string fault, Sample sample) =>
        fault switch
        {
            "start-timestamp-missing" => sample with { StartTimestampMs = 0 },
            "start-timestamp-of-sample" when sample.StartTimestampMs != 0 => sample with { StartTimestampMs = sample.TimestampMs },
            "start-timestamp-in-seconds" when sample.StartTimestampMs > 1 => sample with
            {
                StartTimestampMs = sample.StartTimestampMs / 1000,
            },
            _ => sample,
        };

    private static Series Described(string fault, Series series)
    {
        if (series.Metadata is not { } right)
            return series;
        return fault switch
        {
            "metadata-missing" => series with { Metadata = null },
            "metric-type-missing" => series with { Metadata = right with { Type = MetricType.Unspecified } },
            "help-missing" => series with { Metadata = right with { Help = "" } },
            "unit-missing" => series with { Metadata = right with { Unit = "" } },
            "metric-type-always-gauge" => series with { Metadata = right with { Type = MetricType.Gauge } },
            "histogram-type-as-counter" when right.Type == MetricType.Histogram => series with
            {
                Metadata = right with { Type = MetricType.Counter },
            },
            "info-and-stateset-as-gauge" when right.Type is MetricType.Info or MetricType.StateSet => series with
            {
                Metadata = right with { Type = MetricType.Gauge },
            },
            "help-escaped" => series with { Metadata = right with { Help = Escaped(right.Help) } },
            "help-cut" when right.Help.Length > 4 => series with { Metadata = right with { Help = right.Help[..4] } },
            "unit-as-help" => series with { Metadata = right with { Help = right.Unit, Unit = right.Help } },
            _ => series,
        };
    }

    private static string Escaped(string help) =>
        help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static ImmutableArray<Series> Crossed(string fault, ImmutableArray<Series> right) =>
        fault switch
        {
            "help-crossed" => [.. right.Select((s, i) => s with { Metadata = Helped(s.Metadata, right[(i + 1) % right.Length].Metadata) })],
            "help-of-another-where-none" =>
            [
                .. right.Select(
                    (s, i) =>
                        s.Metadata is { Help: "" } own
                            ? s with
                            {
                                Metadata = Helped(own, right[(i + right.Length - 1) % right.Length].Metadata),
                            }
                            : s
                ),
            ],
            "metric-type-crossed" =>
            [
                .. right.Select((s, i) => s with { Metadata = Typed(s.Metadata, right[(i + 1) % right.Length].Metadata) }),
            ],
            "unit-crossed" => [.. right.Select((s, i) => s with { Metadata = United(s.Metadata, right[(i + 1) % right.Length].Metadata) })],
            "series-apart-by-letter-case-lost" => [.. right.DistinctBy(s => SeriesKey.Of(s.Labels), StringComparer.OrdinalIgnoreCase)],
            "exemplars-on-next-series" =>
            [
                .. right.Select((s, i) => s with { Exemplars = right[(i + right.Length - 1) % right.Length].Exemplars }),
            ],
            _ => right,
        };

    private static Metadata? Helped(Metadata? own, Metadata? other) => own is null || other is null ? own : own with { Help = other.Help };

    private static Metadata? Typed(Metadata? own, Metadata? other) => own is null || other is null ? own : own with { Type = other.Type };

    private static Metadata? United(Metadata? own, Metadata? other) => own is null || other is null ? own : own with { Unit = other.Unit };

    private static bool LosesExemplar(string fault, Series series, int place) =>
        fault switch
        {
            "exemplars-lost" => true,
            "exemplars-of-histograms-lost" => series.Metadata?.Type == MetricType.Histogram,
            _ => false,
        };

    private static Exemplar Bent(string fault, Exemplar exemplar, Series series) =>
        fault switch
        {
            "exemplar-value-missing" => exemplar with { Value = 0 },
            "exemplar-value-of-sample" when series.Samples.Length > 0 => exemplar with { Value = series.Samples[0].Value },
            "exemplar-values-as-float32" => exemplar with { Value = (float)exemplar.Value },
            "exemplar-timestamp-missing" => exemplar with { TimestampMs = 0 },
            "exemplar-timestamp-in-seconds" => exemplar with { TimestampMs = exemplar.TimestampMs / 1000 },
            "exemplar-trace-id-renamed" => Relabelled(exemplar, l => l.Name == "trace_id" ? l with { Name = "traceID" } : l),
            "exemplar-labels-lost" => exemplar with { Labels = [] },
            _ => exemplar,
        };

    private static Exemplar Relabelled(Exemplar exemplar, Func<Label, Label> change) =>
        exemplar with
        {
            Labels = [.. exemplar.Labels.Select(change)],
        };
}
