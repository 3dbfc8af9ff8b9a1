using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Wire.Snappy;

namespace Compliance.Running.Receiving;

/// <summary>The requests before all cases: can this receiver accept, and can it refuse?</summary>
internal static class PreflightScript
{
    private const string Metric = "prw_preflight";

    /// <summary>A varint longer than any length of a Snappy block.</summary>
    private static readonly ImmutableArray<byte> NoSnappy = [.. Enumerable.Repeat((byte)0xff, 16)];

    /// <summary>A length-delimited field that promises 65,535 bytes and has one.</summary>
    private static readonly byte[] NoMessage = [0x2a, 0xff, 0xff, 0x03, 0x78];

    /// <summary>One gauge; a 1.0 message has the fields of 1.0 only.</summary>
    public static RequestScript Plain(MessageKind message, string tag, long nowMs) =>
        new()
        {
            Message = message,
            Series = [Gauge(tag, Arm(message), nowMs)],
            Families = false,
        };

    public static RequestScript Garbage(MessageKind message) => new() { Message = message, Body = NoSnappy };

    public static RequestScript BrokenMessage(MessageKind message) =>
        new() { Message = message, Body = [.. SnappyBlock.Compress(NoMessage)] };

    public static RequestScript RandomPath(MessageKind message, string tag, long nowMs) =>
        new()
        {
            Message = message,
            Path = $"/prw-compliance-nobody-serves-this/{Uri.EscapeDataString(tag)}",
            Series = [Gauge(tag, "random-path", nowMs)],
            Families = false,
        };

    public static ReadQuery PlainQuery(MessageKind message, string tag) =>
        new(ReadKind.Samples, $"{Metric}{{arm=\"{Arm(message)}\",case=\"{tag}\"}}");

    /// <summary>The other of the two messages.</summary>
    public static MessageKind Other(MessageKind message) => message == MessageKind.V2 ? MessageKind.V1 : MessageKind.V2;

    private static string Arm(MessageKind message) => message == MessageKind.V2 ? "plain" : "plain-v1";

    private static Series Gauge(string tag, string arm, long nowMs) =>
        new()
        {
            Labels = [new("__name__", Metric), new("arm", arm), new("case", tag)],
            Samples = [new Sample(nowMs, 1)],
            Metadata = new Metadata(MetricType.Gauge, "A gauge of the compliance suite."),
        };
}
