using System.Collections.Immutable;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Requirements whose checks see many faults at once.</summary>
internal static class SideEffects
{
    /// <summary>Of a body that can't be read: everything that is read in it, and everything that must arrive.</summary>
    public static ImmutableArray<string> OfUnreadable { get; } =
    [
        "exemplars.sent",
        "headers.content-type-matches",
        "negotiation.expect-400",
        "partial.several-series",
        "protocol.message-known",
        "protocol.message-protobuf",
        "protocol.snappy",
        "protocol.snappy-block",
        "protocol.v2-preferred",
        "protocol.v2-supported",
        "retry.5xx",
        "retry.network",
        "stale.sent",
        "stale.sent-when-ended",
        "symbols.provided",
        "v1.message",
        "v1.retry-5xx",
        "v1.snappy-block",
        "v1.stale-sent",
        "written.absent-is-415",
    ];

    /// <summary>Of a Content-Type that doesn't fit: all that is said of it, and what is read with the wrong schema.</summary>
    public static ImmutableArray<string> OfType { get; } =
    [
        .. OfUnreadable,
        "headers.content-type-listed",
        "headers.content-type-syntax",
        "headers.content-type-v1",
        "headers.content-type-v2",
        "headers.media-type",
        "headers.reserved-sent",
        "labels.provided",
        "series.has-data",
        "symbols.first-empty",
        "v1.content-type",
    ];

    /// <summary>Of the message of 1.0 where that of 2.0 was asked for.</summary>
    public static ImmutableArray<string> OfV1InV2 { get; } =
    [
        "exemplars.sent",
        "headers.content-type-v2",
        "headers.version-2",
        "metadata.help",
        "metadata.type",
        "metadata.unit",
        "negotiation.expect-400",
        "protocol.v2-preferred",
        "protocol.v2-supported",
        "start-timestamp.provided",
        "symbols.provided",
        "written.absent-is-415",
    ];

    /// <summary>Of users that can set reserved headers.</summary>
    public static ImmutableArray<string> OfOverride { get; } =
    [
        .. OfType,
        "headers.content-encoding",
        "headers.content-encoding-syntax",
        "headers.user-agent-syntax",
        "headers.version-1",
        "headers.version-2",
        "v1.content-encoding",
        "v1.reserved-not-overridable",
        "v1.version",
    ];

    /// <summary>Of labels by which a series is no longer found.</summary>
    public static ImmutableArray<string> OfNoLabels { get; } =
    [
        "retry.same-data",
        "v1.retry-same-data",
        "exemplars.right-series",
        "exemplars.sent",
        "labels.complete",
        "labels.metric-name",
        "labels.no-empty-names",
        "labels.no-empty-values",
        "labels.provided",
        "labels.sorted",
        "labels.unique",
        "metadata.help",
        "metadata.help-as-exposed",
        "metadata.type-as-exposed",
        "metadata.unit",
        "metadata.unit-as-exposed",
        "order.across-requests",
        "stale.not-otherwise",
        "stale.sent",
        "stale.sent-when-ended",
        "v1.labels-complete",
        "v1.metric-name",
        "v1.order",
        "v1.stale-not-otherwise",
        "v1.stale-sent",
        "value.float64",
    ];

    /// <summary>Of data that is sent again after it was accepted.</summary>
    public static ImmutableArray<string> OfRepeats { get; } =
    [
        "order.across-requests",
        "response.ignore-body",
        "retry.not-2xx",
        "v1.ignore-body",
        "v1.order",
        "v1.retry-not-2xx",
        "written.absent-is-415",
        "written.not-assumed-v1",
    ];
}
