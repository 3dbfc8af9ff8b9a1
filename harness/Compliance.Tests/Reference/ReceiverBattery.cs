using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Reference.Receiver;
using static Compliance.Tests.Reference.ReceiverProbe;

namespace Compliance.Tests.Reference;

/// <summary>One conversation with a receiver that touches everything it can do; two receivers are told apart by their answers.</summary>
internal static class ReceiverBattery
{
    private static readonly string[] Reads =
    [
        "/api/v1/query?query={__name__=~%22.%2B%22}[3h]",
        "/api/v1/query?query={case=~%22.%2B%22}[3h]",
        "/api/v1/query?query={__name__=~%22stale.*%22}",
        "/api/v1/query_exemplars?query={case=%22x%22}",
        "/api/v1/metadata",
    ];

    public static async Task<ImmutableArray<string>> Answers(ReceiverBehaviour behaviour)
    {
        await using var probe = await ReceiverProbe.Start(behaviour);
        var answers = ImmutableArray.CreateBuilder<string>();
        var number = 0;
        foreach (var script in Scripts())
        {
            var answer = await probe.Send(script);
            answers.Add($"{number++}: {answer.Status} {string.Join("; ", answer.Headers)} {answer.Body}");
        }

        foreach (var read in Reads)
            answers.Add(
                (
                    await probe.Get(read + (read.Contains("query?", StringComparison.Ordinal) ? $"&time={NowMs / 1000 + 5}" : ""))
                ).GetRawText()
            );
        return answers.ToImmutable();
    }

    private static IEnumerable<RequestScript> Scripts() =>
        [.. Headers(), .. Bodies(), .. Values(), .. Invalid(), .. Large(), .. AtLast(), .. ReceiverFieldBugs.Scripts()];

    private static IEnumerable<RequestScript> Headers()
    {
        (string Name, string? Value)[] cases =
        [
            ("Content-Type", "Application/x-protobuf;proto=io.prometheus.write.v2.Request"),
            ("Content-Type", "application/x-protobuf ; proto=io.prometheus.write.v2.Request"),
            ("Content-Type", "application/x-protobuf;proto=\"io.prometheus.write.v2.Request\""),
            ("Content-Type", "application/x-protobuf;PROTO=io.prometheus.write.v2.Request"),
            ("Content-Type", "application/x-protobuf;proto=io.prometheus.write.v9.Request"),
            ("Content-Type", "application/x-protobuf"),
            ("Content-Type", "application/json"),
            ("Content-Type", null),
            ("Content-Encoding", "Snappy"),
            ("Content-Encoding", "gzip"),
            ("Content-Encoding", null),
            ("X-Prometheus-Remote-Write-Version", "0.1.0"),
            ("X-Prometheus-Remote-Write-Version", "2.1.0"),
        ];
        foreach (var (name, value) in cases)
            yield return Request(Gauge("header", 1)) with
            {
                Headers = Header(name, value),
            };
        var v1 = Request(Gauge("v1", 1, 2), Gauge("v1b", 3)) with { Message = MessageKind.V1 };
        yield return v1;
        yield return v1 with
        {
            Headers = Header("Content-Type", "application/x-protobuf;proto=prometheus.WriteRequest"),
        };
        yield return Request(Gauge("sniffed", 1)) with
        {
            Message = MessageKind.V1,
            Headers = Header("Content-Type", "application/x-protobuf;proto=io.prometheus.write.v2.Request"),
        };
        yield return Request(Repeated("bad1"), Gauge("v1c", 3)) with
        {
            Message = MessageKind.V1,
        };
    }

    private static IEnumerable<RequestScript> Bodies()
    {
        var plain = Request([.. Enumerable.Range(0, 30).Select(i => Gauge($"body_of_some_length_{i}", 1))]);
        foreach (var compression in Enum.GetValues<Compression>())
            yield return plain with
            {
                Compression = compression,
            };
        foreach (var kind in (WireEditKind[])[WireEditKind.UnknownFields, WireEditKind.PaddedVarints, WireEditKind.ReverseFields])
            yield return plain with
            {
                Wire = [new(kind)],
            };
        yield return plain with
        {
            Wire = [new(WireEditKind.Unpacked, "timeseries[0].labels_refs")],
        };
        yield return plain with
        {
            Wire = [new(WireEditKind.DuplicateFirst, "timeseries[0].samples[0].value", "9")],
        };
        yield return plain with
        {
            Wire = [new(WireEditKind.Truncate, Value: "-3")],
        };
        yield return plain with
        {
            Symbols = new SymbolEdits { Spare = ["spare"] },
        };
        yield return plain with
        {
            Symbols = new SymbolEdits { First = "first" },
        };
        yield return Request(Gauge("utf8", 1)) with
        {
            Wire = [new(WireEditKind.Append, "", "2202fffe")],
        };
    }

    private static IEnumerable<RequestScript> Values()
    {
        yield return Request(
            Gauge("floats", 0.1, double.NaN, double.PositiveInfinity, -0.0, 1.0000001, 1, 2, 3, 4, 5, 6, 7),
            Gauge("text", 1) with
            {
                Labels = [new("__name__", "text"), new("case", "x"), new("t", " Grün ")],
            },
            Gauge("long", 1) with
            {
                Labels = [new("__name__", "long"), new("case", "x"), new("t", new string('a', 2000))],
            }
        );
        yield return Request(Gauge("unsorted", 1) with { Labels = [new("z", "1"), new("case", "x"), new("__name__", "unsorted")] });
        yield return Request(Gauge("odd_time") with { Samples = [new(NowMs - 555, 1)] });
        yield return Request(Gauge("stale") with { Samples = [new(NowMs - 9000, 1), new(NowMs - 8000, Sample.StaleMarker)] });
        yield return Request(
            Gauge("started_total") with
            {
                Samples = [new(NowMs - 5000, 5, NowMs - 60_000)],
                Metadata = new Metadata(MetricType.Counter, "Started.", "u"),
            }
        );
        yield return Request(Gauge("unstarted_total", 5) with { Metadata = new Metadata(MetricType.Counter, "Unstarted.") });
        yield return Request(Gauge("untyped", 1) with { Metadata = null });
        yield return Request(Gauge("nameless", 1) with { Labels = [new("case", "x"), new("nameless", "1")] });
        var exemplars = Gauge("exemplars", 1) with { Exemplars = [new([new("trace_id", "a")], 2, NowMs - 100), new([], 3, NowMs - 50)] };
        yield return Request(exemplars, exemplars with { Labels = Gauge("exemplars2").Labels });
        yield return Request(Gauge("twice", 1), Gauge("twice") with { Samples = [new(NowMs, 2)] });
        yield return Request(Gauge("changed", 1), Gauge("changed") with { Histograms = [Integer] });
        yield return Request(
            Gauge("integer") with
            {
                Histograms = [Integer, Integer with { TimestampMs = NowMs + 1 }],
                Exemplars = [new([], 3, NowMs)],
            }
        );
        yield return Request(Gauge("float") with { Histograms = [Float] }, Gauge("custom") with { Histograms = [Custom] });
        yield return Request(
            Gauge("stale_histogram") with
            {
                Histograms =
                [
                    Integer,
                    new Histogram
                    {
                        TimestampMs = NowMs + 9,
                        CountInt = 0,
                        Sum = Sample.StaleMarker,
                    },
                ],
            }
        );
    }

    private static IEnumerable<RequestScript> Invalid()
    {
        yield return Request(Gauge("good", 1, 2), Repeated("bad"), Gauge("good2", 3));
        yield return Request(Gauge("good", 1, 2), Repeated("bad"), Gauge("good2", 3));
        yield return Request(Repeated("bad"));
        yield return Request(Gauge("bad", 1) with { Labels = [] });
        yield return Request(Gauge("bad", 1) with { Labels = [new("", "x"), new("__name__", "bad")] });
        yield return Request(Gauge("bad", 1) with { Labels = [new("__name__", "bad"), new("v", "")] });
        yield return Request(Gauge("bad", 1) with { Histograms = [Integer] });
        yield return Request(Gauge("bad"));
        yield return Request(Gauge("bad") with { Histograms = [Integer with { CountInt = 99 }] });
        yield return Request(Gauge("bad", 1)) with
        {
            Wire = [new(WireEditKind.Set, "timeseries[0].labels_refs[0]", "99")],
        };
        yield return Request(Gauge("bad", 1)) with
        {
            Wire = [new(WireEditKind.Remove, "timeseries[0].labels_refs[1]")],
        };
        yield return Request(Gauge("good3", 1) with { Exemplars = [new([], 3, 0)] });
        yield return Request(Gauge("good4", 1) with { Exemplars = [new([new("a", "b")], 3, NowMs)] }) with
        {
            Wire = [new(WireEditKind.Set, "timeseries[0].exemplars[0].labels_refs[0]", "99")],
        };
        yield return Request(Gauge("good", 7));
        yield return Request(Gauge("good") with { Samples = [new(NowMs - 300_000, 7)] });
        yield return Request(Gauge("good") with { Samples = [new(NowMs - 100, 7)] });
    }

    private static IEnumerable<RequestScript> Large()
    {
        yield return Request([.. Enumerable.Range(0, 120).Select(i => Gauge($"large_{i}", i))]);
        yield return Request(
            Gauge("many_labels", 1) with
            {
                Labels = [new("__name__", "many_labels"), .. Enumerable.Range(10, 60).Select(i => new Label($"l{i}", "x"))],
            }
        );
    }

    private static IEnumerable<RequestScript> AtLast()
    {
        yield return Request(Gauge("old") with { Samples = [new(NowMs - 3 * 86_400_000L, 7)] });
        yield return Request(Gauge("chunked", 1)) with
        {
            Chunked = true,
        };
        yield return Request(Gauge("v1", 1, 2), Gauge("bad") with { Samples = [new(NowMs, 1), new(NowMs - 1, 1)] }) with
        {
            Message = MessageKind.V1,
        };
    }

    private static Series Repeated(string name) =>
        Gauge(name, 1, 2) with
        {
            Labels = [new("__name__", name), new("case", "x"), new("r", "1"), new("r", "2")],
        };

    private static Histogram Integer { get; } =
        new()
        {
            TimestampMs = NowMs,
            CountInt = 14,
            Sum = 18.5,
            Schema = 1,
            ZeroThreshold = 0.5,
            ZeroCountInt = 2,
            PositiveSpans = [new(0, 2), new(2, 1)],
            PositiveDeltas = [1, 2, 1],
            NegativeSpans = [new(1, 2)],
            NegativeDeltas = [1, 2],
        };

    private static Histogram Float { get; } =
        new()
        {
            TimestampMs = NowMs,
            CountFloat = 3.5,
            Sum = 1,
            PositiveSpans = [new(0, 2)],
            PositiveCounts = [1.5, 2],
        };

    private static Histogram Custom { get; } =
        new()
        {
            TimestampMs = NowMs,
            CountInt = 3,
            Sum = 1,
            Schema = Histogram.CustomBuckets,
            PositiveSpans = [new(0, 2)],
            PositiveDeltas = [1, 1],
            CustomValues = [1, 5],
        };

    private static ImmutableDictionary<string, string?> Header(string name, string? value) =>
        ImmutableDictionary<string, string?>.Empty.Add(name, value);
}
