using System.Collections.Immutable;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Receivers that misread headers or answer unsupported content wrongly.</summary>
internal static class NegotiationMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of("content-type-case-sensitive", "negotiation.type-rfc9110", "Compares the media type with its letter case."),
        Mutant.Of(
            "content-type-no-white-space",
            "negotiation.type-rfc9110",
            "Refuses white space around the semicolon of the Content-Type."
        ),
        Mutant.Of("content-type-no-quotes", "negotiation.type-rfc9110", "Refuses a quoted value of the proto parameter."),
        Mutant.Of(
            "content-type-quoted-pair-kept",
            "negotiation.type-rfc9110",
            "Leaves the backslash of a quoted pair in the value of the proto parameter."
        ),
        Mutant.Of(
            "content-type-parameter-case-sensitive",
            "negotiation.type-rfc9110",
            "Compares the name of the proto parameter with its letter case."
        ),
        Mutant.Of(
            "content-encoding-case-sensitive",
            "negotiation.encoding-rfc9110",
            "Compares the name of the coding with its letter case."
        ),
        Mutant.Of(
            "content-type-ignored",
            "negotiation.unsupported-415",
            "Reads every media type as a 2.0 message.",
            "negotiation.unsupported-unstored",
            "negotiation.missing-type",
            "response.error-body"
        ),
        Mutant.Of(
            "content-type-prefix-matched",
            "negotiation.unsupported-415",
            "Takes every media type whose name begins with application/x-protobuf for that one.",
            "negotiation.unsupported-unstored",
            "response.error-body"
        ),
        Mutant.Of("other-senders-refused", "compat.any-2x", "Answers 415 to a User-Agent that it does not know.", "protocol.body"),
        Mutant.Of(
            "unknown-message-as-v2",
            "negotiation.unsupported-415",
            "Reads a message it does not know as a 2.0 one.",
            "negotiation.unsupported-unstored",
            "negotiation.schema-by-type",
            "response.error-body"
        ),
        Mutant.Of(
            "content-encoding-prefix-matched",
            "negotiation.unsupported-415",
            "Takes every coding whose name begins with snappy for Snappy.",
            "negotiation.unsupported-unstored"
        ),
        Mutant.Of(
            "identity-as-snappy",
            "negotiation.encoding-rfc9110",
            "Decompresses a body that was not encoded, by its header, as Snappy.",
            "negotiation.unsupported-unstored"
        ),
        Mutant.Of(
            "content-encoding-ignored",
            "negotiation.unsupported-415",
            "Decompresses every body as Snappy, whatever its coding is called.",
            "negotiation.encoding-rfc9110",
            "negotiation.unsupported-unstored",
            "negotiation.missing-encoding",
            "response.error-body"
        ),
        Mutant.Of(
            "write-request-name-refused",
            "negotiation.type-rfc9110",
            "Refuses the message of 1.0 under its full name, though it takes the bare media type.",
            "v1.any-1x",
            "v1.success-2xx",
            "negotiation.schema-by-type"
        ),
        Mutant.Of(
            "newer-minor-refused",
            "negotiation.schema-by-type",
            "Refuses any 2.x version but 2.0.0 in the version header.",
            "compat.any-2x",
            "compat.unknown-fields"
        ),
        Mutant.Of("schema-by-version-header", "negotiation.schema-by-type", "Chooses the schema by the version header."),
        Mutant.Of(
            "schema-sniffed",
            "negotiation.schema-by-type",
            "Chooses the schema by what the body looks like.",
            "invalid.400",
            "invalid.final-4xx",
            "response.no-2xx-if-unwritten"
        ),
        Mutant.Of(
            "bare-type-as-v2",
            "negotiation.schema-by-type",
            "Reads a Content-Type without parameter as a 2.0 message.",
            "v1.success-2xx",
            "v1.any-1x",
            "v1.invalid-400",
            "v1.final-4xx",
            "v1.written",
            "v1.written-true"
        ),
        Mutant.Of(
            "message-parameter-ignored",
            "protocol.supports-v2",
            "Reads every body as a 1.0 message, whatever the parameter says.",
            [.. SideEffects.OfLoss, "negotiation.unsupported-415", "invalid.400", "partial.non-2xx"]
        ),
        Mutant.Of(
            "unsupported-type-400",
            "negotiation.unsupported-415",
            "Answers an unsupported media type with 400.",
            "negotiation.missing-type",
            "negotiation.missing-encoding"
        ),
        Mutant.Of(
            "unsupported-type-406",
            "negotiation.unsupported-415",
            "Answers an unsupported media type with 406.",
            "negotiation.missing-type",
            "negotiation.missing-encoding"
        ),
        Mutant.Of(
            "unsupported-type-500",
            "negotiation.unsupported-415",
            "Answers an unsupported media type with 500.",
            "negotiation.missing-type",
            "negotiation.missing-encoding"
        ),
        Mutant.Of(
            "unsupported-message-400",
            "negotiation.unsupported-415",
            "Answers an unknown message with 400.",
            "negotiation.missing-type",
            "negotiation.missing-encoding"
        ),
        Mutant.Of(
            "unsupported-encoding-400",
            "negotiation.unsupported-415",
            "Answers an unsupported coding with 400.",
            "negotiation.missing-type",
            "negotiation.missing-encoding"
        ),
        Mutant.Of(
            "unsupported-encoding-500",
            "negotiation.unsupported-415",
            "Answers an unsupported coding with 500.",
            "negotiation.encoding-rfc9110",
            "negotiation.missing-type",
            "negotiation.missing-encoding"
        ),
        Mutant.Of(
            "unsupported-encoding-closes",
            "negotiation.unsupported-415",
            "Drops the connection on an unsupported coding.",
            "negotiation.encoding-rfc9110",
            "response.error-body",
            "negotiation.missing-encoding"
        ),
    ];
}
