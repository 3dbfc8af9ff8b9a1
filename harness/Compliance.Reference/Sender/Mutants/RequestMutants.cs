using System.Collections.Immutable;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Senders with wrong requests: method, path, headers, compression, kind of message.</summary>
internal static class RequestMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of("method-put", "protocol.post", "Sends with PUT.", "v1.post"),
        Mutant.Of("method-patch", "protocol.post", "Sends with PATCH.", "v1.post"),
        Mutant.Of("path-with-slash", "protocol.path", "Adds a slash to the path.", "v1.path"),
        Mutant.Of("path-of-v2", "protocol.path", "Appends a path of its own to the URL.", "v1.path"),
        Mutant.Of("path-lower-case", "protocol.path", "Writes the path in lower case.", "v1.path"),
        Mutant.Of("path-unescaped", "protocol.path", "Unescapes the path.", "v1.path"),
        Mutant.Of("query-dropped", "delivery.query", "Leaves out the query of the URL."),
        Mutant.Of("query-dropped-on-retry", "delivery.query", "Leaves out the query of the URL where something is sent again."),
        Mutant.Of("body-uncompressed", "protocol.snappy", "Does not compress.", SideEffects.OfUnreadable),
        Mutant.Of("body-gzip", "protocol.snappy", "Compresses with gzip and calls it snappy.", SideEffects.OfUnreadable),
        Mutant.Of("body-framed", "protocol.snappy-not-framed", "Uses the framed Snappy format.", SideEffects.OfUnreadable),
        Mutant.Of("body-truncated", "protocol.snappy-block", "Cuts the Snappy block.", SideEffects.OfUnreadable),
        Mutant.Of("message-json", "protocol.message-protobuf", "Sends JSON in the Snappy block.", SideEffects.OfUnreadable),
        Mutant.Of("message-truncated", "protocol.message-protobuf", "Cuts the last bytes of the message.", SideEffects.OfUnreadable),
        Mutant.Of(
            "v1-message-for-v2",
            "protocol.v2-supported",
            "Sends the message of 1.0 although it is configured for 2.0.",
            [.. SideEffects.OfV1InV2, "retry.not-2xx", "retry.not-4xx"]
        ),
        Mutant.Of(
            "content-type-missing",
            "headers.reserved-sent",
            "Leaves out Content-Type.",
            "headers.content-type-syntax",
            "headers.media-type",
            "headers.content-type-listed",
            "headers.content-type-matches",
            "headers.content-type-v2",
            "headers.content-type-v1",
            "v1.content-type",
            "protocol.message-known"
        ),
        Mutant.Of(
            "content-encoding-missing",
            "headers.reserved-sent",
            "Leaves out Content-Encoding.",
            "headers.content-encoding",
            "headers.content-encoding-syntax",
            "v1.content-encoding"
        ),
        Mutant.Of(
            "version-missing",
            "headers.reserved-sent",
            "Leaves out the version header.",
            "headers.version-2",
            "headers.version-1",
            "v1.version"
        ),
        Mutant.Of(
            "user-agent-missing",
            "headers.user-agent",
            "Leaves out User-Agent.",
            "headers.reserved-sent",
            "headers.user-agent-syntax",
            "v1.user-agent"
        ),
        Mutant.Of(
            "version-missing-later",
            "headers.reserved-sent",
            "Leaves out the version header from the fourth request on.",
            "headers.version-2",
            "headers.version-1",
            "v1.version"
        ),
        Mutant.Of(
            "user-agent-missing-on-retry",
            "headers.user-agent",
            "Leaves out User-Agent when it sends again.",
            "headers.reserved-sent",
            "headers.user-agent-syntax",
            "v1.user-agent"
        ),
        Mutant.Of("user-agent-malformed", "headers.user-agent-syntax", "Sends a User-Agent that is no list of products."),
        Mutant.Of("content-encoding-gzip", "headers.content-encoding", "Calls the coding gzip.", "v1.content-encoding", "protocol.snappy"),
        Mutant.Of(
            "content-encoding-identity",
            "headers.content-encoding",
            "Calls the coding identity.",
            "v1.content-encoding",
            "protocol.snappy"
        ),
        Mutant.Of(
            "content-encoding-framed",
            "headers.content-encoding",
            "Calls the coding x-snappy-framed.",
            "v1.content-encoding",
            "protocol.snappy"
        ),
        Mutant.Of(
            "content-encoding-malformed",
            "headers.content-encoding-syntax",
            "Gives the coding a parameter.",
            "headers.content-encoding",
            "v1.content-encoding",
            "protocol.snappy"
        ),
        Mutant.Of("content-type-json", "headers.media-type", "Calls the body JSON.", SideEffects.OfType),
        Mutant.Of("content-type-octets", "headers.media-type", "Calls the body application/octet-stream.", SideEffects.OfType),
        Mutant.Of("content-type-other-protobuf", "headers.media-type", "Calls the media type application/protobuf.", SideEffects.OfType),
        Mutant.Of(
            "content-type-malformed",
            "headers.content-type-syntax",
            "Sends the proto parameter without a value.",
            SideEffects.OfType
        ),
        Mutant.Of("content-type-twice", "headers.content-type-syntax", "Sends Content-Type twice.", SideEffects.OfType),
        Mutant.Of(
            "v2-as-bare-type",
            "headers.content-type-matches",
            "Sends the message of 2.0 with the bare media type.",
            SideEffects.OfType
        ),
        Mutant.Of(
            "v2-as-write-request",
            "headers.content-type-matches",
            "Sends the message of 2.0 under the name of that of 1.0.",
            SideEffects.OfType
        ),
        Mutant.Of(
            "v1-message-as-v2",
            "headers.content-type-matches",
            "Sends the message of 1.0 under the name of that of 2.0.",
            SideEffects.OfType
        ),
        Mutant.Of("unlisted-message-name", "headers.content-type-listed", "Names a message that does not exist.", SideEffects.OfType),
        Mutant.Of("version-1-for-v2", "headers.version-2", "Sends the version 0.1.0 with the message of 2.0."),
        Mutant.Of("version-malformed", "headers.version-2", "Sends v2 as its version."),
        Mutant.Of("v1-as-v2-type", "headers.content-type-matches", "In 1.0 mode names the message of 2.0.", SideEffects.OfType),
        Mutant.Of("v1-with-full-name", "headers.content-type-v1", "In 1.0 mode names its message in full."),
        Mutant.Of("version-2-for-v1", "headers.version-1", "In 1.0 mode sends the version 2.0.0.", "v1.version"),
        Mutant.Of(
            "version-2-after-fallback",
            "headers.version-1",
            "Keeps the version 2.0.0 for the request that it sends again as a 1.0 message.",
            "v1.version"
        ),
        Mutant.Of(
            "reserved-headers-overridden",
            "headers.reserved-not-overridable",
            "Lets users set every reserved header.",
            SideEffects.OfOverride
        ),
        Mutant.Of(
            "reserved-headers-checked-by-case",
            "headers.reserved-not-overridable",
            "Refuses reserved headers of users in their usual spelling only.",
            SideEffects.OfOverride
        ),
        Mutant.Of("user-agent-overridden", "headers.reserved-not-overridable", "Lets users set User-Agent.", SideEffects.OfOverride),
        Mutant.Of(
            "other-message",
            "protocol.message-known",
            "Sends a Protobuf message of another protocol under its own name.",
            [
                .. SideEffects.OfUnreadable,
                "headers.content-type-listed",
                "headers.content-type-v2",
                "headers.content-type-v1",
                "v1.content-type",
                "series.has-data",
                "labels.provided",
            ]
        ),
        Mutant.Of(
            "v2-message-for-v1",
            "v1.message",
            "Sends the message of 2.0 although it is configured for 1.0.",
            [.. SideEffects.OfType, "headers.version-1", "protocol.v1-optional", "v1.version", "retry.not-2xx", "retry.not-4xx"]
        ),
        Mutant.Of(
            "v1-message-at-first",
            "protocol.v2-preferred",
            "Sends the first three requests as messages of 1.0 although it is configured for 2.0.",
            [.. SideEffects.OfV1InV2, "retry.not-2xx", "retry.not-4xx"]
        ),
        Mutant.Of(
            "v2-type-missing-later",
            "headers.content-type-v2",
            "Leaves out the name of the message of 2.0 from the fourth request on.",
            SideEffects.OfType
        ),
    ];
}
