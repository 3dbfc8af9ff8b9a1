using System.Collections.Immutable;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Requirements whose checks see many faults, because they ask whether a request was accepted, stored or counted.</summary>
internal static class SideEffects
{
    /// <summary>Of a fault for which an accepted request is not stored as it was sent.</summary>
    public static ImmutableArray<string> OfLoss { get; } =
    [
        "compat.any-2x",
        "compat.unknown-fields",
        "invalid.400",
        "invalid.final-4xx",
        "labels.any-utf8",
        "negotiation.encoding-rfc9110",
        "negotiation.schema-by-type",
        "negotiation.snappy",
        "negotiation.type-rfc9110",
        "partial.idempotent",
        "protocol.body",
        "protocol.supports-v2",
        "response.no-2xx-if-unwritten",
        "response.success-2xx",
        "robust.alive",
        "start-timestamp.zero-unset",
        "v1.any-1x",
        "v1.success-2xx",
        "written.precise",
    ];

    /// <summary>Of a fault for which a valid request is not answered 2xx.</summary>
    public static ImmutableArray<string> OfRefusal { get; } =
    [
        .. OfLoss,
        "invalid.400",
        "invalid.final-4xx",
        "response.success-204",
        "written.integer",
        "written.names",
        "v1.written",
        "v1.written-true",
    ];

    /// <summary>Of a fault in the Written headers.</summary>
    public static ImmutableArray<string> OfCounts { get; } =
    [
        "compat.any-2x",
        "compat.unknown-fields",
        "negotiation.schema-by-type",
        "protocol.supports-v2",
        "response.no-2xx-if-unwritten",
        "v1.written",
        "v1.written-true",
        "written.on-undecodable",
        "written.precise",
    ];
}
