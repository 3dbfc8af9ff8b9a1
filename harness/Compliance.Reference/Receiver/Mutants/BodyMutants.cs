using System.Collections.Immutable;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Receivers that misread bodies or answer unreadable ones wrongly.</summary>
internal static class BodyMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of(
            "framed-accepted",
            "protocol.no-framed",
            "Reads bodies in the framed Snappy format.",
            "invalid.final-4xx",
            "response.error-body",
            "protocol.body"
        ),
        Mutant.Of(
            "uncompressed-accepted",
            "protocol.body",
            "Reads bodies that are not compressed.",
            "invalid.final-4xx",
            "response.error-body",
            "v1.final-4xx",
            "v1.error-body"
        ),
        Mutant.Of(
            "snappy-length-unchecked",
            "protocol.body",
            "Takes Snappy blocks for what their elements give, whatever length they declare.",
            "invalid.final-4xx",
            "response.error-body",
            "written.on-undecodable",
            "v1.final-4xx",
            "v1.error-body"
        ),
        Mutant.Of(
            "long-offsets-refused",
            "compat.any-2x",
            "Refuses Snappy blocks that hold copies with an offset of four bytes.",
            SideEffects.OfRefusal
        ),
        Mutant.Of("far-offsets-misread", "compat.any-2x", "Reads 16 of the 32 bits of a long offset of Snappy.", SideEffects.OfRefusal),
        Mutant.Of("literal-blocks-refused", "compat.any-2x", "Refuses Snappy blocks that hold no copies.", SideEffects.OfRefusal),
        Mutant.Of(
            "unknown-fields-refused",
            "compat.unknown-fields",
            "Refuses messages with fields it does not know.",
            "v1.any-1x",
            "compat.any-2x"
        ),
        Mutant.Of(
            "unknown-exemplar-fields-refused",
            "compat.unknown-fields",
            "Refuses messages with fields it does not know in an exemplar.",
            "compat.any-2x"
        ),
        Mutant.Of("unpacked-references-refused", "compat.any-2x", "Refuses label references that are not packed.", "protocol.body"),
        Mutant.Of("padded-varints-refused", "compat.any-2x", "Refuses varints longer than needed.", "protocol.body", "v1.any-1x"),
        Mutant.Of(
            "repeated-singular-field-refused",
            "compat.any-2x",
            "Refuses a singular field that occurs twice instead of taking the last.",
            "protocol.body",
            "v1.any-1x"
        ),
        Mutant.Of(
            "earlier-symbols-kept",
            "invalid.400",
            "Looks up what the symbol table does not hold in that of the request before on the connection.",
            "response.no-2xx-if-unwritten",
            "invalid.final-4xx",
            "response.error-body"
        ),
        Mutant.Of("spare-symbols-refused", "compat.any-2x", "Refuses symbols that nothing refers to.", "response.success-2xx"),
        Mutant.Of(
            "label-names-apart-by-letter-case-refused",
            "labels.any-utf8",
            "Takes label names that differ in letter case only for one name that occurs twice."
        ),
        Mutant.Of(
            "broken-message-tail-ignored",
            "invalid.final-4xx",
            "Writes what it could read of a broken message and answers 204.",
            "response.error-body",
            "protocol.body",
            "written.on-undecodable",
            "v1.final-4xx",
            "v1.error-body",
            "response.no-2xx-if-unwritten"
        ),
        Mutant.Of(
            "broken-block-accepted",
            "invalid.final-4xx",
            "Takes a body that cannot be decompressed as an empty message and answers 204.",
            "response.error-body",
            "protocol.no-framed",
            "robust.hostile-body",
            "v1.final-4xx",
            "v1.error-body"
        ),
        Mutant.Of(
            "unreadable-204",
            "invalid.final-4xx",
            "Answers 204 when the message cannot be read.",
            "response.error-body",
            "protocol.no-framed",
            "robust.hostile-body",
            "v1.final-4xx",
            "v1.error-body",
            "invalid.400",
            "written.precise",
            "response.no-2xx-if-unwritten"
        ),
        Mutant.Of(
            "unreadable-500",
            "invalid.final-4xx",
            "Answers 500 when the message cannot be read.",
            "protocol.no-framed",
            "robust.hostile-body",
            "v1.final-4xx",
            "invalid.400"
        ),
        Mutant.Of(
            "unreadable-closes",
            "invalid.final-4xx",
            "Drops the connection when the message cannot be read.",
            "protocol.no-framed",
            "robust.hostile-body",
            "robust.alive",
            "response.error-body",
            "v1.final-4xx",
            "v1.error-body",
            "invalid.400",
            "written.on-undecodable",
            "response.no-2xx-if-unwritten"
        ),
    ];
}
