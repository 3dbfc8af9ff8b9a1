using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using static Compliance.Tests.Reference.ReceiverProbe;

namespace Compliance.Tests.Reference;

/// <summary>Requests at the edges, which tell receivers with bugs of the field from the reference. The far future comes last: a mutant ends there.</summary>
internal static class ReceiverFieldBugs
{
    private const long MonthMs = 40 * 86_400_000L;

    public static IEnumerable<RequestScript> Scripts()
    {
        var v1 = Request(Gauge("edge_v1", 1)) with { Message = MessageKind.V1 };
        yield return v1 with
        {
            Wire = [new(WireEditKind.UnknownFields)],
        };
        yield return v1 with
        {
            Compression = Compression.None,
        };
        yield return Request() with
        {
            Symbols = new SymbolEdits { Spare = ["spare"] },
        };
        yield return Request(Gauge("edge_symbols", 1)) with
        {
            Symbols = new SymbolEdits { Spare = [.. Enumerable.Range(0, 70_000).Select(i => $"s{i}")] },
        };
        yield return Request(
            Gauge("edge_long", 1) with
            {
                Labels = [new("__name__", "edge_long"), new("case", "x"), new("t", new string('a', 300_000))],
            }
        );
        yield return Request(Gauge("edge_created", 1)) with
        {
            Wire = [new(WireEditKind.Append, "timeseries[0]", "3001")],
        };
        yield return Request(Gauge("edge_floats", BitConverter.UInt64BitsToDouble(0x7ff8000000000000), 5e-324));
        yield return Request(Gauge("edge_exemplar") with { Exemplars = [new([new("trace_id", "a")], 2, NowMs - 100)] });
        yield return Request(Gauge("edge_spans") with { Histograms = [Spanned(new BucketSpan(0, 1), new BucketSpan(1, 0))] });
        yield return Request(Gauge("edge_wide") with { Histograms = [Spanned(new BucketSpan(-50_000, 1))] });
        yield return Request(
            Gauge("edge_zero") with
            {
                Histograms =
                [
                    Spanned(new BucketSpan(0, 1)) with
                    {
                        CountInt = null,
                        PositiveDeltas = [],
                        CountFloat = 1.5,
                        ZeroCountFloat = 0.5,
                        PositiveCounts = [1],
                    },
                ],
            }
        );
        yield return Request(Gauge("edge_unsupported", 1)) with
        {
            Headers = ImmutableDictionary<string, string?>.Empty.Add("Content-Type", "application/json"),
        };
        yield return Request(Gauge("edge_cut", 1)) with
        {
            Wire = [new(WireEditKind.Truncate, Value: "-3")],
        };
        yield return Request(Gauge("edge_bomb", 1)) with
        {
            Compression = Compression.Bomb,
        };
        foreach (var script in Labels().Concat(VersionOne()))
            yield return script;
        yield return Request(Gauge("edge_old") with { Samples = [new(NowMs - MonthMs, 7)] });
        yield return Request(Gauge("edge_smallest") with { Samples = [new(long.MinValue, 7)] });
        yield return Request(Gauge("edge_future") with { Samples = [new(NowMs + MonthMs, 7)] });
        yield return Request(Gauge("edge_after", 7));
    }

    private static IEnumerable<RequestScript> Labels()
    {
        yield return Request(Labelled("edge_name", new Label(new string('n', 100), "x")));
        yield return Request(Labelled("edge_bound", new Label("le", "1")));
        yield return Request(Labelled("edge_reserved", new Label("__reserved__", "x")));
        yield return Request(Gauge("edge_trace", 1) with { Exemplars = [new([new("trace_id", new string('t', 200))], 2, NowMs - 100)] });
    }

    private static IEnumerable<RequestScript> VersionOne()
    {
        static RequestScript V1(params Series[] series) => Request(series) with { Message = MessageKind.V1, Families = false };
        yield return V1(Labelled("edge_v1_name", new Label(new string('n', 100), "x")));
        yield return V1(Labelled("edge_v1_value", new Label("t", new string('v', 2000))));
        yield return V1(Labelled("edge_v1_wide", [.. Enumerable.Range(10, 50).Select(i => new Label($"l{i}", "x"))]));
        yield return V1(Labelled("edge_v1_bound", new Label("le", "1")));
        yield return V1(Labelled("edge_v1_reserved", new Label("__reserved__", "x")));
        yield return V1(Gauge("edge_v1_trace", 1) with { Exemplars = [new([new("trace_id", "a")], 2, NowMs - 100)] });
        yield return V1(Gauge("edge_v1_family", 1)) with
        {
            Families = true,
        };
        yield return V1(Gauge("edge_v1_bad") with { Histograms = [Spanned(new BucketSpan(0, 2))] });
    }

    private static Series Labelled(string name, params Label[] more) =>
        Gauge(name, 1) with
        {
            Labels = [new("__name__", name), new("case", "x"), .. more],
        };

    private static Histogram Spanned(params BucketSpan[] spans) =>
        new()
        {
            TimestampMs = NowMs,
            CountInt = 1,
            Sum = 1,
            Schema = 8,
            PositiveSpans = [.. spans],
            PositiveDeltas = [1],
        };
}
