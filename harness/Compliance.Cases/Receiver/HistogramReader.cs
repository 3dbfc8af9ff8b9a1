using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Receiver;

/// <summary>Reads native histograms as they are written; whether they are consistent is not its business.</summary>
internal static class HistogramReader
{
    private const int MostBuckets = 10_000;

    /// <summary>A histogram sample of a request.</summary>
    public static Histogram Read(Node node, long nowMs)
    {
        var map = CaseShapes.Histogram.Open(node);
        return Values(map) with
        {
            TimestampMs = map.Required("at").Instant("at", nowMs),
            StartTimestampMs = map["start"]?.Instant("start", nowMs) ?? 0,
        };
    }

    /// <summary>A histogram of a page, without times.</summary>
    public static Histogram ReadNative(Node node) => Values(CaseShapes.Native.Open(node));

    private static Histogram Values(Mapping map)
    {
        var isFloat = map.Flag("float");
        var histogram = new Histogram
        {
            Sum = map["sum"]?.Float("sum") ?? 0,
            Schema = map["schema"]?.Count("schema", int.MinValue) ?? (map.Has("custom") ? Histogram.CustomBuckets : 0),
            ZeroThreshold = map["zero-threshold"]?.Float("zero-threshold") ?? 0,
            PositiveSpans = Spans(map["positive"]),
            PositiveDeltas = Numbers(map["positive"], "deltas", !isFloat, n => n.Whole("a delta")),
            PositiveCounts = Numbers(map["positive"], "counts", isFloat, n => n.Float("a count")),
            NegativeSpans = Spans(map["negative"]),
            NegativeDeltas = Numbers(map["negative"], "deltas", !isFloat, n => n.Whole("a delta")),
            NegativeCounts = Numbers(map["negative"], "counts", isFloat, n => n.Float("a count")),
            ResetHint = map["hint"]?.OneOf("hint", Choices.Hints) ?? ResetHint.Unspecified,
            CustomValues = [.. map.Items("custom").Select(b => b.Float("a bound"))],
        };
        return isFloat
            ? histogram with
            {
                CountFloat = map.Required("count").Float("count"),
                ZeroCountFloat = map["zero-count"]?.Float("zero-count") ?? 0,
            }
            : histogram with
            {
                CountInt = map.Required("count").Unsigned("count"),
                ZeroCountInt = map["zero-count"]?.Unsigned("zero-count") ?? 0,
            };
    }

    private static ImmutableArray<BucketSpan> Spans(Node? buckets) =>
        buckets is null ? [] : [.. Bounded(CaseShapes.Buckets.Open(buckets), "spans").Select(Span)];

    private static BucketSpan Span(Node node) =>
        node is ListNode { Items: [var offset, var length] }
            ? new BucketSpan(offset.Count("an offset", int.MinValue), (uint)length.Whole("a length", 0, uint.MaxValue))
            : throw node.Error("a span must be a pair [offset, length]");

    private static ImmutableArray<T> Numbers<T>(Node? buckets, string key, bool allowed, Func<Node, T> read)
    {
        if (buckets is null)
            return [];
        var map = CaseShapes.Buckets.Open(buckets);
        if (map.Has(key) && !allowed)
            throw map.KeyError(key, "deltas belong to integer histograms, counts to those with float: true");
        return [.. Bounded(map, key).Select(read)];
    }

    private static Node[] Bounded(Mapping map, string key)
    {
        var items = map.Items(key).ToArray();
        return items.Length <= MostBuckets ? items : throw map.KeyError(key, $"{key} may have at most {MostBuckets} items");
    }
}
