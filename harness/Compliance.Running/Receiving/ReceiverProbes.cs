using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Targets;

namespace Compliance.Running.Receiving;

/// <summary>The requests that find out whether a receiver has a capability: each uses the feature once and is otherwise like the plain request.</summary>
public static class ReceiverProbes
{
    private const string Metric = "prw_probe";

    /// <summary>Capabilities that the descriptor, or where it is silent the list, leaves to be found out and that requests can decide.</summary>
    /// <param name="target">The descriptor.</param>
    /// <param name="capabilities">The closed list.</param>
    public static ImmutableArray<string> Due(TargetDescriptor target, ImmutableArray<CapabilityEntry> capabilities) =>
        [
            .. capabilities
                .Where(c => target.Capabilities.GetValueOrDefault(c.Name, c.Default) == Capability.Probe)
                .Select(c => c.Name)
                .Where(name => name == "message.v2" || Requests(name, MessageKind.V2, "", 0).Length > 0),
        ];

    /// <summary>The requests, in order; the last one decides. Empty for what requests cannot decide.</summary>
    internal static ImmutableArray<RequestScript> Requests(string capability, MessageKind message, string tag, long nowMs) =>
        capability switch
        {
            "message.v1" => [PreflightScript.Plain(MessageKind.V1, tag, nowMs)],
            "native-histograms" => [Request(message, Histograms(tag, nowMs, Exponential(nowMs)))],
            "custom-buckets" => [Request(message, Histograms(tag, nowMs, Custom(nowMs)))],
            "exemplars" => [Request(message, Exemplars(tag, nowMs))],
            "start-timestamp" => [Request(message, Counter(tag, "start-timestamp", new Sample(nowMs, 1, nowMs - 60_000)))],
            "stale-markers" => [Request(message, Gauge(tag, "stale-markers", new Sample(nowMs, Sample.StaleMarker)))],
            "out-of-order" =>
            [
                Request(message, Gauge(tag, "out-of-order", new Sample(nowMs, 2))),
                Request(message, Gauge(tag, "out-of-order", new Sample(nowMs - 30_000, 1))),
            ],
            _ => [],
        };

    private static RequestScript Request(MessageKind message, Series series) =>
        new()
        {
            Message = message,
            Series = [series],
            Families = false,
        };

    private static Series Gauge(string tag, string arm, Sample sample) => Of(tag, arm, MetricType.Gauge) with { Samples = [sample] };

    private static Series Counter(string tag, string arm, Sample sample) => Of(tag, arm, MetricType.Counter) with { Samples = [sample] };

    private static Series Exemplars(string tag, long nowMs) =>
        Counter(tag, "exemplars", new Sample(nowMs, 1, nowMs - 60_000)) with
        {
            Exemplars = [new Exemplar([new("trace_id", "probe")], 1, nowMs)],
        };

    private static Series Histograms(string tag, long nowMs, Histogram histogram) =>
        Of(tag, histogram.Schema == Histogram.CustomBuckets ? "custom-buckets" : "native-histograms", MetricType.Histogram) with
        {
            Histograms = [histogram with { TimestampMs = nowMs, StartTimestampMs = nowMs - 60_000 }],
        };

    private static Histogram Exponential(long nowMs) =>
        new()
        {
            TimestampMs = nowMs,
            CountInt = 3,
            Sum = 4.5,
            ZeroThreshold = 0.001,
            ZeroCountInt = 1,
            PositiveSpans = [new BucketSpan(0, 2)],
            PositiveDeltas = [1, 0],
        };

    private static Histogram Custom(long nowMs) =>
        new()
        {
            TimestampMs = nowMs,
            CountInt = 3,
            Sum = 4.5,
            Schema = Histogram.CustomBuckets,
            CustomValues = [1, 5],
            PositiveSpans = [new BucketSpan(0, 3)],
            PositiveDeltas = [1, 0, 0],
        };

    private static Series Of(string tag, string arm, MetricType type) =>
        new()
        {
            Labels = [new("__name__", Metric), new("arm", arm), new("case", tag)],
            Metadata = new Metadata(type, "Asks what this receiver supports."),
        };
}
