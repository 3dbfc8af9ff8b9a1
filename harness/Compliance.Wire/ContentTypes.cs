using Compliance.Model.Metrics;

namespace Compliance.Wire;

/// <summary>The content types of the protocol (Remote-Write 2.0, "Content-Type").</summary>
public static class ContentTypes
{
    /// <summary>Full name of the 1.0 message.</summary>
    public const string MessageV1 = "prometheus.WriteRequest";

    /// <summary>Full name of the 2.0 message.</summary>
    public const string MessageV2 = "io.prometheus.write.v2.Request";

    /// <summary>The value that announces a 1.0 message.</summary>
    public const string HeaderV1 = "application/x-protobuf";

    /// <summary>The value that announces a 2.0 message.</summary>
    public const string HeaderV2 = $"{HeaderV1};proto={MessageV2}";

    /// <summary>
    /// The message that a Content-Type names; null for a missing or any other value, and when several <c>proto</c>
    /// parameters contradict each other. Names of messages are compared with their case.
    /// </summary>
    public static MessageKind? KindOf(string? contentType)
    {
        if (contentType is null || MediaType.Parse(contentType) is not { Type: "application", Subtype: "x-protobuf" } type)
            return null;
        var names = type.Parameters.Where(p => p.Key == "proto").Select(p => p.Value).Distinct(StringComparer.Ordinal).ToArray();
        return names switch
        {
            [] or [MessageV1] => MessageKind.V1,
            [MessageV2] => MessageKind.V2,
            _ => null,
        };
    }
}
