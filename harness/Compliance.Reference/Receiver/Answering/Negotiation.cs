using Compliance.Model.Metrics;
using Compliance.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Compliance.Reference.Receiver.Answering;

/// <summary>
/// Chooses the schema by the Content-Type and nothing else, and takes no encoding but Snappy. Both headers are read as RFC 9110
/// says: letter case, white space and quotes of the parameter do not matter, parameters that are not known are ignored.
/// </summary>
internal static class Negotiation
{
    /// <summary>Looks at the headers of a request.</summary>
    public static Negotiated Of(IHeaderDictionary headers, ReceiverChoices choices)
    {
        var kind = Message(headers.ContentType, choices);
        return kind.Kind is not null && !IsSnappy(headers.ContentEncoding, choices)
            ? new Negotiated(
                null,
                AnswerCause.Encoding,
                $"the content encoding \"{headers.ContentEncoding}\" is not supported, only snappy is"
            )
            : kind;
    }

    private static Negotiated Message(StringValues contentType, ReceiverChoices choices)
    {
        if (contentType.Count == 0 && choices is { AssumesMissingHeaders: true, SupportsV1: true })
            return new Negotiated(MessageKind.V1);
        var type = contentType.Count == 1 ? MediaType.Parse(contentType.ToString()) : null;
        if (type is not { Type: "application", Subtype: "x-protobuf" })
            return new Negotiated(null, AnswerCause.MediaType, $"the content type \"{contentType}\" is not supported");
        var kind = ContentTypes.KindOf(contentType.ToString());
        return kind is null || (kind == MessageKind.V1 && !choices.SupportsV1)
            ? new Negotiated(null, AnswerCause.Message, $"the message of the content type \"{contentType}\" is not supported")
            : new Negotiated(kind);
    }

    /// <summary>A list of exactly one coding; empty elements of a list count for nothing.</summary>
    private static bool IsSnappy(StringValues contentEncoding, ReceiverChoices choices) =>
        (contentEncoding.Count == 0 && choices.AssumesMissingHeaders)
        || contentEncoding
            .SelectMany(line => (line ?? "").Split(','))
            .Select(coding => coding.Trim(' ', '\t'))
            .Where(coding => coding.Length > 0)
            .ToArray()
            is [var only]
            && string.Equals(only, "snappy", StringComparison.OrdinalIgnoreCase);
}
