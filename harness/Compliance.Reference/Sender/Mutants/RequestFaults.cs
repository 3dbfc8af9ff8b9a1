using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Reference.Sender.Delivery;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Faults in requests: method, path, headers, body. Those of symbols and series are in <see cref="MessageFaults"/>.</summary>
internal static class RequestFaults
{
    private const string Type = "Content-Type";
    private const string Coding = "Content-Encoding";
    private const string Version = "X-Prometheus-Remote-Write-Version";
    private const string Agent = "User-Agent";
    private const string ProtoV2 = "application/x-protobuf;proto=io.prometheus.write.v2.Request";
    private const int ManyRequests = 3;

    /// <summary>The request that the mutant sends instead of the right one.</summary>
    public static RequestScript Distort(SenderFaults faults, RequestScript right, Attempt attempt)
    {
        var fault = faults.Name;
        var bent = MessageFaults.Distort(fault, Sent(fault, right, attempt), attempt);
        return right.Message == MessageKind.V2
            ? HeadersV2(fault, Headers(fault, bent, attempt))
            : HeadersV1(fault, Headers(fault, bent, attempt), attempt);
    }

    private static RequestScript Sent(string fault, RequestScript right, Attempt attempt) =>
        fault switch
        {
            "method-put" => right with { Method = "PUT" },
            "method-patch" => right with { Method = "PATCH" },
            "path-with-slash" => To(right, path => path + "/"),
            "path-of-v2" => To(right, path => path + "/v2"),
            "path-lower-case" => To(right, Lower),
            "path-unescaped" => To(right, Uri.UnescapeDataString),
            "query-dropped" => To(right, path => path, query: false),
            "query-dropped-on-retry" when attempt.Number > 1 => To(right, path => path, query: false),
            "body-uncompressed" => right with { Compression = Compression.None },
            "body-gzip" => right with { Compression = Compression.Gzip },
            "body-framed" => right with { Compression = Compression.Framed },
            "body-truncated" => right with { Compression = Compression.Truncated },
            "message-json" => right with { Body = JsonBody },
            "message-truncated" => right with { Wire = right.Wire.Add(new WireEdit(WireEditKind.Truncate, Value: "-2")) },
            "v1-message-for-v2" when right.Message == MessageKind.V2 => AsV1(right),
            "v2-message-for-v1" when right.Message == MessageKind.V1 => right with { Message = MessageKind.V2 },
            "v1-message-at-first" when right.Message == MessageKind.V2 && attempt.Batch.Number <= ManyRequests => AsV1(right),
            "other-message" => right with { Body = OtherBody },
            _ => right,
        };

    private static RequestScript To(RequestScript right, Func<string, string> path, bool query = true)
    {
        var parts = right.Path!.Split('?', 2);
        return right with { Path = path(parts[0]) + (query && parts.Length > 1 ? "?" + parts[1] : "") };
    }

#pragma warning disable CA1308 // The mutant writes in lower case.
    private static string Lower(string path) => path.ToLowerInvariant();
#pragma warning restore CA1308

    private static RequestScript Headers(string fault, RequestScript right, Attempt attempt) =>
        fault switch
        {
            "content-type-missing" => With(right, Type, null),
            "content-encoding-missing" => With(right, Coding, null),
            "version-missing" => With(right, Version, null),
            "version-missing-later" when attempt.Batch.Number > ManyRequests => With(right, Version, null),
            "user-agent-missing" => With(right, Agent, null),
            "user-agent-missing-on-retry" when attempt.Number > 1 => With(right, Agent, null),
            "user-agent-malformed" => With(right, Agent, "@reference sender (unclosed"),
            "content-encoding-gzip" => With(right, Coding, "gzip"),
            "content-encoding-identity" => With(right, Coding, "identity"),
            "content-encoding-framed" => With(right, Coding, "x-snappy-framed"),
            "content-encoding-malformed" => With(right, Coding, "snappy;level=1"),
            "content-type-json" => With(right, Type, "application/json"),
            "content-type-octets" => With(right, Type, "application/octet-stream"),
            "content-type-other-protobuf" => With(right, Type, "application/protobuf"),
            "other-message" => With(
                right,
                Type,
                "application/x-protobuf;proto=opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest"
            ),
            "v2-type-missing-later" when attempt is { Message: MessageKind.V2, Batch.Number: > ManyRequests } => With(
                right,
                Type,
                "application/x-protobuf"
            ),
            "content-type-malformed" => With(right, Type, "application/x-protobuf;proto"),
            "content-type-twice" => right with { HeaderLines = right.HeaderLines.Add(new HeaderLine(Type, "application/x-protobuf")) },
            _ => right,
        };

    private static RequestScript HeadersV2(string fault, RequestScript right) =>
        fault switch
        {
            "v2-as-bare-type" => With(right, Type, "application/x-protobuf"),
            "v2-as-write-request" => With(right, Type, "application/x-protobuf;proto=prometheus.WriteRequest"),
            "v1-message-as-v2" => With(AsV1(right), Type, ProtoV2),
            "unlisted-message-name" => With(right, Type, "application/x-protobuf;proto=io.prometheus.write.v2.WriteRequest"),
            "version-1-for-v2" => With(right, Version, "0.1.0"),
            "version-malformed" => With(right, Version, "v2"),
            _ => right,
        };

    private static RequestScript HeadersV1(string fault, RequestScript right, Attempt attempt) =>
        fault switch
        {
            "v1-as-v2-type" => With(right, Type, ProtoV2),
            "v1-with-full-name" => With(right, Type, "application/x-protobuf;proto=prometheus.WriteRequest"),
            "version-2-for-v1" => With(right, Version, "2.0.0"),
            "version-2-after-fallback" when attempt.Number > 1 => With(right, Version, "2.0.0"),
            _ => right,
        };

    private static ImmutableArray<byte> JsonBody { get; } =
    [.. Wire.Snappy.SnappyBlock.Compress("{\"timeseries\":[{\"labels\":{\"__name__\":\"up\"}}]}"u8)];

    private static ImmutableArray<byte> OtherBody { get; } = [.. Wire.Snappy.SnappyBlock.Compress([0x4a, 0x02, 0x08, 0x01])];

    private static RequestScript AsV1(RequestScript right) => right with { Message = MessageKind.V1, Symbols = null };

    private static RequestScript With(RequestScript right, string name, string? value) =>
        right with
        {
            Headers = right.Headers.Remove(name).Add(name, value),
        };
}
