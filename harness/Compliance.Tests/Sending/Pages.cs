using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Tests.Sending;

/// <summary>Pages that hold everything a page can hold.</summary>
internal static class Pages
{
    public const long CreatedMs = 1_700_000_000_123;

    public static Page Counter { get; } =
        new()
        {
            Families =
            [
                new Family(
                    "http_requests",
                    MetricType.Counter,
                    "Requests \\ with\nlines and \"quotes\"",
                    "requests",
                    [
                        new PageSeries
                        {
                            Labels = [new("z", "last"), new("code", "200"), new("path", "a\\b\n\"c\"\u00fc")],
                            Value = 10,
                            Step = 2.5,
                            Exemplars = [new([new("trace_id", "abc\"")], 0.25, 1_700_000_001_500), new([], 9, 0)],
                            CreatedMs = CreatedMs,
                        },
                        new PageSeries
                        {
                            Labels = [new("code", "500")],
                            Value = 1,
                            Exemplars = [new([new("trace_id", "x")], 1, 0)],
                        },
                    ]
                ),
            ],
        };

    public static Page Values { get; } =
        new()
        {
            Families =
            [
                new Family("value_nan", MetricType.Gauge, "", "", [new PageSeries { Value = double.NaN }]),
                new Family("value_inf", MetricType.Gauge, "", "", [new PageSeries { Value = double.PositiveInfinity }]),
                new Family("value_minus_inf", MetricType.Gauge, "", "", [new PageSeries { Value = double.NegativeInfinity }]),
                new Family("value_tiny", MetricType.Gauge, "", "", [new PageSeries { Value = 5e-324 }]),
                new Family("value_huge", MetricType.Gauge, "", "", [new PageSeries { Value = 1.7976931348623157e308 }]),
                new Family("value_minus_zero", MetricType.Gauge, "", "", [new PageSeries { Value = -0.0 }]),
                new Family(
                    "value_third",
                    MetricType.Unspecified,
                    "",
                    "",
                    [new PageSeries { Value = 1 / 3.0, Timestamped = TimeSpan.FromSeconds(10) }]
                ),
            ],
        };

    public static Page Classic { get; } =
        new()
        {
            Families =
            [
                new Family(
                    "latency_seconds",
                    MetricType.Histogram,
                    "Latency",
                    "seconds",
                    [
                        new PageSeries
                        {
                            Labels = [new("a", "b")],
                            Classic = new([new(0.1, 2), new(1, 5), new(double.PositiveInfinity, 7)], 12.5),
                            Step = 3,
                            Exemplars = [new([new("t", "1")], 0.05, 0), new([new("t", "2")], 0.06, 0), new([new("t", "3")], 20, CreatedMs)],
                            CreatedMs = CreatedMs,
                        },
                    ]
                ),
            ],
        };

    public static Histogram NativeHistogram { get; } =
        new()
        {
            CountInt = 12,
            Sum = -3.5,
            Schema = -2,
            ZeroThreshold = 0.001,
            ZeroCountInt = 2,
            PositiveSpans = [new(-3, 2), new(1, 1)],
            PositiveDeltas = [3, -1, 2],
            NegativeSpans = [new(0, 1)],
            NegativeDeltas = [1],
        };

    public static Page Native { get; } =
        new()
        {
            Families =
            [
                new Family(
                    "native_seconds",
                    MetricType.Histogram,
                    "Native",
                    "seconds",
                    [
                        new PageSeries
                        {
                            Native = NativeHistogram,
                            Step = 1,
                            Exemplars = [new([new("t", "1")], 0.05, CreatedMs)],
                            CreatedMs = CreatedMs,
                        },
                    ]
                ),
                new Family(
                    "native_float",
                    MetricType.GaugeHistogram,
                    "",
                    "",
                    [
                        new PageSeries
                        {
                            Native = new Histogram
                            {
                                CountFloat = 2.5,
                                Sum = 1,
                                PositiveSpans = [new(0, 1)],
                                PositiveCounts = [2.5],
                            },
                        },
                    ]
                ),
                new Family("native_empty", MetricType.Histogram, "", "", [new PageSeries { Native = new Histogram { CountInt = 0 } }]),
            ],
        };

    public static Page Others { get; } =
        new()
        {
            Families =
            [
                new Family("build", MetricType.Info, "Build", "", [new PageSeries { Labels = [new("version", "1")], Value = 1 }]),
                new Family(
                    "feature",
                    MetricType.StateSet,
                    "",
                    "",
                    [
                        new PageSeries { Labels = [new("feature", "a")], Value = 1 },
                        new PageSeries { Labels = [new("feature", "b")], Value = 0 },
                    ]
                ),
                new Family(
                    "queue_size",
                    MetricType.GaugeHistogram,
                    "",
                    "",
                    [new PageSeries { Classic = new([new(8, 1), new(double.PositiveInfinity, 2)], 100) }]
                ),
                new Family(
                    "rpc_seconds",
                    MetricType.Summary,
                    "Summary",
                    "",
                    [
                        new PageSeries { Labels = [new("quantile", "0.5"), new("m", "x")], Value = 1.5 },
                        new PageSeries
                        {
                            Labels = [new("m", "x")],
                            Value = 8,
                            Step = 2,
                            CreatedMs = CreatedMs,
                        },
                        new PageSeries { Labels = [new("quantile", "0.99"), new("m", "x")], Value = 9.5 },
                    ]
                ),
            ],
        };

    public static ImmutableArray<Page> All { get; } = [Counter, Values, Classic, Native, Others];
}
