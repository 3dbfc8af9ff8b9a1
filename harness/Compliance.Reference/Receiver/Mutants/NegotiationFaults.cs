using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Answering;
using Microsoft.AspNetCore.Http;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Faults in reading the headers of a request.</summary>
internal static class NegotiationFaults
{
    private const string VersionHeader = "X-Prometheus-Remote-Write-Version";

    /// <summary>The outcome that the mutant comes to instead of the right one.</summary>
    public static Negotiated Distort(ReceiverFaults faults, IHeaderDictionary headers, Negotiated right) =>
        right.Kind is { } kind ? Accepted(faults.Name, headers, right, kind) : Refused(faults.Name, headers, right);

    private static Negotiated Accepted(string fault, IHeaderDictionary headers, Negotiated right, MessageKind kind)
    {
        var type = headers.ContentType.ToString();
        var version = headers[VersionHeader].ToString();
        var named = type.Contains("proto=", StringComparison.OrdinalIgnoreCase);
        return fault switch
        {
            "content-type-case-sensitive" when !type.StartsWith("application/x-protobuf", StringComparison.Ordinal) => NoType(type),
            "content-type-no-white-space" when type.AsSpan().ContainsAny(' ', '\t') => NoType(type),
            "content-type-no-quotes" when type.Contains('"', StringComparison.Ordinal) => NoType(type),
            "content-type-quoted-pair-kept" when type.Contains('\\', StringComparison.Ordinal) => NoMessage(type),
            "content-type-parameter-case-sensitive" when named && !type.Contains("proto=", StringComparison.Ordinal) => NoType(type),
            "content-encoding-case-sensitive" when !headers.ContentEncoding.ToString().Contains("snappy", StringComparison.Ordinal) =>
                new Negotiated(null, AnswerCause.Encoding, "the content encoding is not supported"),
            "write-request-name-refused" when named && kind == MessageKind.V1 => NoMessage(type),
            "other-senders-refused"
                when headers.UserAgent.ToString() is { Length: > 0 } agent && !agent.StartsWith("pr", StringComparison.OrdinalIgnoreCase) =>
                NoMessage(agent),
            "newer-minor-refused" when version.StartsWith("2.", StringComparison.Ordinal) && version != "2.0.0" => NoMessage(version),
            "schema-by-version-header" => new Negotiated(version.StartsWith('2') ? MessageKind.V2 : MessageKind.V1),
            "bare-type-as-v2" when !named => new Negotiated(MessageKind.V2),
            "message-parameter-ignored" => new Negotiated(MessageKind.V1),
            _ => right,
        };
    }

    private static Negotiated Refused(string fault, IHeaderDictionary headers, Negotiated right)
    {
        var type = headers.ContentType.ToString();
        return (fault, right.Refused) switch
        {
            ("content-type-ignored", AnswerCause.MediaType) => new Negotiated(MessageKind.V2),
            ("content-type-prefix-matched", AnswerCause.MediaType)
                when type.StartsWith("application/x-protobuf", StringComparison.Ordinal) => ByName(type),
            ("unknown-message-as-v2", AnswerCause.Message) => new Negotiated(MessageKind.V2),
            ("content-encoding-prefix-matched", AnswerCause.Encoding)
                when headers.ContentEncoding.ToString().StartsWith("snappy", StringComparison.Ordinal) => ByName(type),
            ("identity-as-snappy", AnswerCause.Encoding) when headers.ContentEncoding == "identity" => ByName(type),
            ("content-encoding-ignored", AnswerCause.Encoding) => ByName(type),
            _ => right,
        };
    }

    private static Negotiated ByName(string type) => new(type.Contains("v2", StringComparison.Ordinal) ? MessageKind.V2 : MessageKind.V1);

    private static Negotiated NoType(string type) => new(null, AnswerCause.MediaType, $"the content type {type} is not supported");

    private static Negotiated NoMessage(string name) => new(null, AnswerCause.Message, $"the message of {name} is not supported");
}
