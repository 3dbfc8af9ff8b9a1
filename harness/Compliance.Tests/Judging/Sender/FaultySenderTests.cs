using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Sender;

/// <summary>Each fault is found by a check of the requirement it breaks, and turns nothing beyond the requirements named.</summary>
public sealed class FaultySenderTests
{
    [TestCaseSource(nameof(Faults))]
    public void A_fault_is_found_by_the_requirement_it_breaks(SenderChoices choices, string[] cases, string[] broken)
    {
        var checks = VirtualRun.Of(choices, cases);

        var violated = checks.Where(c => c.Outcome == Outcome.Violated && c.Verdict != Verdict.No).Select(c => c.Requirement).Distinct();
        violated
            .Should()
            .BeEquivalentTo(broken, VirtualRun.Shown(checks.Where(c => c.Outcome == Outcome.Violated)).Replace("{", "(").Replace("}", ")"));
    }

    private static readonly string[] Passive = ["sender/protocol", "sender/headers", "sender/message", "sender/samples"];

    private static IEnumerable<TestCaseData> Faults()
    {
        static TestCaseData Row(string name, SenderChoices choices, string[] cases, params string[] broken) =>
            new TestCaseData(choices, cases, broken).SetArgDisplayNames(name);
        static SenderChoices Edit(Func<RequestScript, RequestScript> edit) => new() { Edit = (r, _) => edit(r) };
        static SenderChoices Header(string name, string? value) => Edit(r => r with { Headers = r.Headers.SetItem(name, value) });
        static SenderChoices Wire(WireEditKind kind, string path, string value = "") =>
            Edit(r => r with { Wire = [new WireEdit(kind, path, value)] });

        yield return Row("PUT", Edit(r => r with { Method = "PUT" }), Passive, "protocol.post");
        yield return Row(
            "doubled path",
            Edit(r => r with { Path = "/lane/virtual/write/lane/virtual/write?db=Metrics&u=a%20b" }),
            Passive,
            "protocol.path"
        );
        yield return Row(
            "framed",
            Edit(r => r with { Compression = Compression.Framed }),
            Passive,
            "protocol.snappy-block",
            "protocol.snappy-not-framed"
        );
        yield return Row(
            "not compressed",
            Edit(r => r with { Compression = Compression.None }),
            Passive,
            "protocol.snappy",
            "protocol.snappy-block"
        );
        yield return Row(
            "version header missing",
            Header("X-Prometheus-Remote-Write-Version", null),
            Passive,
            "headers.reserved-sent",
            "headers.version-2"
        );
        yield return Row("old version", Header("X-Prometheus-Remote-Write-Version", "0.1.0"), Passive, "headers.version-2");
        yield return Row("no agent", Header("User-Agent", null), Passive, "headers.reserved-sent", "headers.user-agent");
        yield return Row("odd agent", Header("User-Agent", "my agent/"), Passive, "headers.user-agent-syntax");
        yield return Row("gzip announced", Header("Content-Encoding", "gzip"), Passive, "headers.content-encoding");
        yield return Row(
            "json announced",
            Header("Content-Type", "application/json"),
            Passive,
            "headers.media-type",
            "headers.content-type-listed",
            "headers.content-type-v2"
        );
        yield return Row(
            "bare type",
            Header("Content-Type", "application/x-protobuf"),
            Passive,
            "headers.content-type-matches",
            "headers.content-type-v2"
        );
        yield return Row(
            "made-up message",
            Header("Content-Type", "application/x-protobuf;proto=io.prometheus.write.v3.Request"),
            Passive,
            "headers.content-type-listed",
            "headers.content-type-matches",
            "headers.content-type-v2"
        );
        yield return Row(
            "old message",
            new SenderChoices { Always = MessageKind.V1 },
            ["sender/protocol", "sender/retry/server-error[500]"],
            "protocol.v2-preferred",
            "protocol.v2-supported"
        );
        yield return Row("first symbol", Edit(r => r with { Symbols = new SymbolEdits { First = "x" } }), Passive, "symbols.first-empty");
        yield return Row(
            "symbols twice",
            Edit(r => r with { Symbols = new SymbolEdits { Duplicate = true } }),
            Passive,
            "symbols.deduplicated"
        );
        yield return Row(
            "reference past the end",
            Wire(WireEditKind.Set, "timeseries[0].metadata.help_ref", "9999"),
            Passive,
            "symbols.refs-in-range"
        );
        yield return Row(
            "odd references",
            Wire(WireEditKind.Remove, "timeseries[0].labels_refs[11]"),
            ["sender/message/symbols"],
            "symbols.refs-even"
        );
        yield return Row(
            "value as float32 on the wire",
            Wire(WireEditKind.Append, "timeseries[0].samples[0]", "0d0000803f"),
            ["sender/samples/values"],
            "value.float64"
        );
        yield return Row(
            "NaN dropped",
            Series(s => [.. s.Where(x => !double.IsNaN(x.Samples[0].Value))]),
            ["sender/samples/complete"],
            "delivery.complete"
        );
        yield return Row("no markers for histograms", new SenderChoices { Stale = false }, ["sender/stale/histogram"], "stale.sent");
        yield return Row("unsorted", Labels(l => [.. l.Reverse()]), Passive, "labels.sorted");
        yield return Row("name first", Labels(l => [.. l.OrderBy(x => x.Name == "__name__" ? 0 : 1)]), Passive, "labels.sorted");
        yield return Row("label twice", Labels(l => l.Insert(l.Length, l[^1])), Passive, "labels.unique");
        yield return Row("empty value", Labels(l => l.Add(new Label("zzz", ""))), Passive, "labels.no-empty-values");
        yield return Row("empty name", Labels(l => l.Insert(0, new Label("", "x"))), Passive, "labels.no-empty-names");
        yield return Row(
            "reserved label",
            Labels(l => [.. l.Add(new Label("__x", "y")).OrderBy(x => x.Name, StringComparer.Ordinal)]),
            Passive,
            "labels.not-reserved"
        );
        yield return Row("odd label name", Labels(l => l.Add(new Label("zone-2", "y"))), Passive, "labels.name-characters");
        yield return Row(
            "label dropped",
            Labels(l => [.. l.Where(x => x.Name is not ("room" or "code" or "kind" or "number" or "text"))]),
            Passive,
            "labels.complete",
            "delivery.complete"
        );
        yield return Row("no labels", Labels(_ => []), Passive, "labels.provided", "labels.metric-name");
        yield return Row("no name", Labels(l => [.. l.Where(x => x.Name != "__name__")]), Passive, "labels.metric-name", "labels.complete");
        yield return Row(
            "mangled text",
            Labels(l => [.. l.Select(x => x with { Value = x.Value.Replace('ü', 'u') })]),
            Passive,
            "labels.complete"
        );
        yield return Row("empty series", Series(s => s.Add(s[0] with { Samples = [], Histograms = [] })), Passive, "series.has-data");
        yield return Row(
            "mixed",
            Series(s =>
                s.SetItem(0, s[0] with { Histograms = [new Histogram { TimestampMs = s[0].Samples[0].TimestampMs, CountInt = 0 }] })
            ),
            Passive,
            "series.not-mixed"
        );
        yield return Row("seconds", Samples(x => x with { TimestampMs = x.TimestampMs / 1000 }), Passive, "time.milliseconds");
        yield return Row("nanoseconds", Samples(x => x with { TimestampMs = x.TimestampMs * 1_000_000 }), Passive, "time.milliseconds");
        yield return Row("no timestamp", Samples(x => x with { TimestampMs = 0 }), Passive, "time.milliseconds");
        yield return Row("float32", Samples(x => x with { Value = (float)x.Value }), Passive, "value.float64");
        yield return Row(
            "integers",
            Samples(x => x with { Value = double.IsFinite(x.Value) ? Math.Truncate(x.Value) : x.Value }),
            Passive,
            "value.float64"
        );
        yield return Row(
            "newest first",
            new SenderChoices { NewestFirst = true, PauseMs = _ => 1_200 },
            ["sender/retry/server-error[500]", "sender/samples/order"],
            "order.across-requests"
        );
        yield return Row(
            "reversed in a message",
            Series(s =>
                s.SetItem(
                    0,
                    s[0] with
                    {
                        Samples = [s[0].Samples[0], s[0].Samples[0] with { TimestampMs = s[0].Samples[0].TimestampMs - 5 }],
                    }
                )
            ),
            Passive,
            "order.in-series"
        );

        string[] metadata = ["sender/metadata"];
        yield return Row(
            "no metadata",
            Series(s => [.. s.Select(x => x with { Metadata = null })]),
            metadata,
            "metadata.type",
            "metadata.help",
            "metadata.unit"
        );
        yield return Row("all gauges", Meta(m => m with { Type = MetricType.Gauge }), metadata, "metadata.type-as-exposed");
        yield return Row("crossed help", Series(Crossed), metadata, "metadata.help", "metadata.help-as-exposed");
        yield return Row(
            "other unit",
            Meta(m => m with { Unit = m.Unit.Length > 0 ? "meters" : "" }),
            metadata,
            "metadata.unit-as-exposed"
        );

        string[] exemplars = ["sender/exemplars"];
        yield return Row("no exemplars", Exemplars(_ => null), exemplars, "exemplars.sent");
        yield return Row("exemplar value", Exemplars(e => e with { Value = e.Value + 1 }), exemplars, "exemplars.value");
        yield return Row("exemplar without value", Exemplars(e => e with { Value = 0 }), exemplars, "exemplars.value");
        yield return Row("exemplar without time", Exemplars(e => e with { TimestampMs = 0 }), exemplars, "exemplars.timestamp");
        yield return Row(
            "exemplar in seconds",
            Exemplars(e => e with { TimestampMs = e.TimestampMs / 1000 }),
            exemplars,
            "exemplars.timestamp"
        );
        yield return Row(
            "trace renamed",
            Exemplars(e => e with { Labels = [.. e.Labels.Select(l => l.Name == "trace_id" ? l with { Name = "traceID" } : l)] }),
            exemplars,
            "exemplars.trace-id"
        );
        yield return Row("exemplar elsewhere", Series(Swapped), exemplars, "exemplars.sent", "exemplars.right-series");

        string[] native = ["sender/histograms/native"];
        yield return Row("sum lost", Histograms(h => h with { Sum = 0 }), native, "histograms.native");
        yield return Row(
            "shifted",
            Histograms(h =>
                h with
                {
                    PositiveSpans = [.. h.PositiveSpans.Select((s, i) => i == 0 ? s with { Offset = s.Offset + 1 } : s)],
                }
            ),
            native,
            "histograms.native"
        );
        yield return Row(
            "counts as deltas",
            Histograms(h => h.IsFloat ? h : h with { PositiveDeltas = [.. h.PositiveDeltas.Select(Math.Abs)] }),
            native,
            "histograms.native"
        );
        yield return Row("zero bucket lost", Histograms(h => h.IsFloat ? h : h with { ZeroCountInt = 0 }), native, "histograms.native");
        yield return Row("schema", Histograms(h => h with { Schema = h.Schema + 1 }), native, "histograms.native");
        yield return Row("no gauge hint", Histograms(h => h with { ResetHint = ResetHint.Unspecified }), native, "histograms.native");
        string[] custom = ["sender/histograms/custom"];
        yield return Row(
            "bounds",
            Histograms(h => h with { CustomValues = [.. h.CustomValues.Select(v => v * 2)] }),
            custom,
            "histograms.custom-buckets"
        );
        yield return Row(
            "infinity among the bounds",
            Histograms(h => h with { CustomValues = h.CustomValues.Add(double.PositiveInfinity) }),
            custom,
            "histograms.custom-buckets"
        );
        yield return Row(
            "cumulative",
            Histograms(h => h with { PositiveCounts = [.. h.PositiveCounts.Select((_, i) => h.PositiveCounts.Take(i + 1).Sum())] }),
            custom,
            "histograms.custom-buckets"
        );

        string[] start = ["sender/start"];
        yield return Row(
            "no start",
            Samples(x => x with { StartTimestampMs = 0 }),
            ["sender/start-timestamps/created"],
            "start-timestamp.provided"
        );
        yield return Row(
            "wrong start",
            Samples(x => x with { StartTimestampMs = x.StartTimestampMs > 1 ? x.StartTimestampMs / 1000 : x.StartTimestampMs }),
            start,
            "start-timestamp.right"
        );

        string[] stale = ["sender/stale"];
        yield return Row("no markers", new SenderChoices { Stale = false }, stale, "stale.sent", "stale.sent-when-ended");
        yield return Row("ordinary NaN as marker", new SenderChoices { StaleMarker = double.NaN }, stale, "stale.exact-bits");
        yield return Row("zero as marker", new SenderChoices { StaleMarker = 0 }, stale, "stale.sent", "stale.sent-when-ended");
        yield return Row(
            "NaN as stale",
            Samples(x => x with { Value = double.IsNaN(x.Value) ? Sample.StaleMarker : x.Value }),
            [.. stale, "sender/samples/values"],
            "stale.not-otherwise"
        );

        yield return Row("no retry", new SenderChoices { Retries = _ => false }, ["sender/retry"], "retry.5xx");
        yield return Row(
            "no retry of 501",
            new SenderChoices { Retries = s => s >= 502 || s == 500 || s == 0 },
            ["sender/retry"],
            "retry.5xx"
        );
        yield return Row("no backoff", new SenderChoices { PauseMs = _ => 0 }, ["sender/retry"], "retry.backoff");
        yield return Row("retries 4xx", new SenderChoices { Retries = s => s >= 400 || s == 0 }, ["sender/retry"], "retry.not-4xx");
        yield return Row("retries 422", new SenderChoices { Retries = s => s is 422 or >= 500 or 0 }, ["sender/retry"], "retry.not-4xx");
        yield return Row(
            "repeats after 2xx",
            new SenderChoices { RepeatsAccepted = true },
            ["sender/retry/success", "sender/retry/server-error"],
            "retry.not-2xx"
        );
        yield return Row(
            "changes values on retry",
            new SenderChoices { Edit = (r, attempt) => attempt > 1 ? r with { Series = Values(r.Series, v => v + 1) } : r },
            ["sender/retry/server-error[503]"],
            "retry.same-data",
            "retry.5xx"
        );
        yield return Row(
            "loses a series on retry",
            new SenderChoices { Edit = (r, attempt) => attempt > 1 ? r with { Series = r.Series.RemoveAt(0) } : r },
            ["sender/retry/server-error[503]"],
            "retry.5xx"
        );
        yield return Row(
            "new timestamps on retry",
            new SenderChoices
            {
                Edit = (r, attempt) =>
                    attempt > 1
                        ? r with
                        {
                            Series =
                            [
                                .. r.Series.Select(s =>
                                    s with
                                    {
                                        Samples = [.. s.Samples.Select(x => x with { TimestampMs = x.TimestampMs + attempt })],
                                    }
                                ),
                            ],
                        }
                        : r,
            },
            ["sender/retry/server-error[503]"],
            "retry.5xx"
        );
        yield return Row(
            "obeys texts",
            new SenderChoices { ObeysText = true },
            ["sender/response", "sender/retry/client-error[400]", "sender/retry/server-error[503]", "sender/retry/success[200]"],
            "response.ignore-body",
            "response.error-not-interpreted"
        );
        yield return Row(
            "user's value wins",
            new SenderChoices { RefusesReservedHeaders = false, LetsUserOverride = true },
            ["sender/headers"],
            "headers.reserved-not-overridable"
        );
        yield return Row(
            "retries 415 as it was",
            new SenderChoices { FallsBack = false, Retries = s => s is 415 or >= 500 },
            ["sender/negotiation/unsupported", "sender/retry/server-error[500]"],
            "retry.not-4xx"
        );
        yield return Row(
            "takes missing Written headers for success",
            new SenderChoices { FallsBackWithoutWritten = false },
            ["sender/negotiation"],
            "written.absent-is-415"
        );
        yield return Row(
            "fallback with the new version",
            new SenderChoices { Edit = (r, _) => r with { Headers = r.Headers.SetItem("X-Prometheus-Remote-Write-Version", "2.0.0") } },
            ["sender/negotiation"],
            "headers.version-1"
        );
        yield return Row(
            "1.0 mode with the new version",
            new SenderChoices { Edit = (r, _) => r with { Headers = r.Headers.SetItem("X-Prometheus-Remote-Write-Version", "2.0.0") } },
            ["sender/v1/request", "sender/protocol"],
            "headers.version-1",
            "v1.version"
        );
    }

    private static SenderChoices Series(Func<ImmutableArray<Series>, ImmutableArray<Series>> change) =>
        new() { Data = s => s.IsEmpty ? s : change(s) };

    private static SenderChoices Labels(Func<ImmutableArray<Label>, ImmutableArray<Label>> change) =>
        Series(s => [.. s.Select(x => x with { Labels = change(x.Labels) })]);

    private static SenderChoices Samples(Func<Sample, Sample> change) =>
        Series(s => [.. s.Select(x => x with { Samples = [.. x.Samples.Select(change)] })]);

    private static SenderChoices Meta(Func<Metadata, Metadata> change) =>
        Series(s => [.. s.Select(x => x with { Metadata = change(x.Metadata!) })]);

    private static SenderChoices Exemplars(Func<Exemplar, Exemplar?> change) =>
        Series(s => [.. s.Select(x => x with { Exemplars = [.. x.Exemplars.Select(change).OfType<Exemplar>()] })]);

    private static SenderChoices Histograms(Func<Histogram, Histogram> change) =>
        Series(s => [.. s.Select(x => x with { Histograms = [.. x.Histograms.Select(change)] })]);

    private static ImmutableArray<Series> Values(ImmutableArray<Series> series, Func<double, double> change) =>
        [.. series.Select(s => s with { Samples = [.. s.Samples.Select(x => x with { Value = change(x.Value) })] })];

    private static ImmutableArray<Series> Crossed(ImmutableArray<Series> series) =>
        [.. series.Select((s, i) => s with { Metadata = s.Metadata! with { Help = series[(i + 3) % series.Length].Metadata!.Help } })];

    private static ImmutableArray<Series> Swapped(ImmutableArray<Series> series)
    {
        var (a, b) = (series[0], series[1]);
        return series.SetItem(0, a with { Exemplars = b.Exemplars }).SetItem(1, b with { Exemplars = a.Exemplars });
    }
}
