using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;
using Compliance.Running.Sending.Exposition;
using Microsoft.AspNetCore.Http;

namespace Compliance.Tests.Reference;

/// <summary>Pages for a stage.</summary>
internal static class StagePages
{
    public const long CreatedMs = 1_700_000_000_123;

    public static Page Plain { get; } =
        Of(
            new Family(
                "demo_gauge",
                MetricType.Gauge,
                "A gauge of a demo.",
                "",
                [Value(0.1, new Label("color", "grün")), Value(1.23456789, new Label("color", "red"))]
            ),
            new Family(
                "demo_seconds",
                MetricType.Counter,
                "A counter of a demo.",
                "seconds",
                [Value(12345.678) with { CreatedMs = CreatedMs, Exemplars = [new([new("trace_id", "abc")], 0.75, CreatedMs + 1000)] }]
            ),
            new Family("epoch", MetricType.Counter, "Began at zero.", "", [Value(3) with { CreatedMs = 0 }]),
            new Family(
                "special",
                MetricType.Gauge,
                "Special floats.",
                "",
                [
                    Value(double.NaN, new Label("v", "nan")),
                    Value(double.PositiveInfinity, new Label("v", "inf")),
                    Value(-0.0, new Label("v", "zero")),
                ]
            ),
            Classic
        );

    public static Page WithNative { get; } =
        Of(
            new Family(
                "native",
                MetricType.Histogram,
                "Native.",
                "",
                [new PageSeries { Native = Native, Exemplars = [new([], 2, CreatedMs), new([], 3, CreatedMs + 1)] }]
            )
        );

    public static Page OnlyGauge { get; } =
        Of(new Family("demo_gauge", MetricType.Gauge, "A gauge of a demo.", "", [Value(0.1, new Label("color", "red"))]));

    public static Family Classic =>
        new(
            "latency_seconds",
            MetricType.Histogram,
            "Latency.",
            "seconds",
            [
                new PageSeries
                {
                    Classic = new ClassicHistogram([new(0.5, 2), new(1, 5), new(double.PositiveInfinity, 6)], 4.25),
                    Exemplars = [new([new("trace_id", "slow")], 0.9, CreatedMs + 500), new([], 0.2, 0)],
                    CreatedMs = CreatedMs,
                },
            ]
        );

    public static Histogram Native =>
        new()
        {
            CountInt = 14,
            Sum = 18.5,
            Schema = 1,
            ZeroThreshold = 0.5,
            ZeroCountInt = 2,
            PositiveSpans = [new(0, 2), new(2, 1)],
            PositiveDeltas = [1, 2, 1],
            NegativeSpans = [new(1, 2)],
            NegativeDeltas = [1, 1],
        };

    public static Page Of(params ImmutableArray<Family> families) => new() { Families = families };

    public static PageSeries Value(double value, params ImmutableArray<Label> labels) => new() { Value = value, Labels = labels };

    public static Func<HttpContext, Task> Serve(Page page, ExpositionFormat? format = null) =>
        async context =>
        {
            var chosen = format ?? FormatChoice.For(page, [], context.Request.Headers.Accept.ToString());
            context.Response.ContentType = ScrapePage.ContentType(chosen);
            await context.Response.Body.WriteAsync(ScrapePage.Render(page, 0, chosen, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
        };

    public static Func<HttpContext, Task> Status(int status) =>
        context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

    public static Task Close(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public static Task Hang(HttpContext context) => Task.Delay(5000, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
}
