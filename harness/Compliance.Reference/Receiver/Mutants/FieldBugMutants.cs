using System.Collections.Immutable;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Faults that real receivers were reported for and that no other list holds; the threads are in docs/real-bugs.md.</summary>
internal static class FieldBugMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of(
            "snappy-of-several-series-415",
            "negotiation.snappy",
            "Answers 415 to Snappy bodies with more than one series, as if it did not know the coding.",
            [.. SideEffects.OfRefusal, "response.error-details", "v1.invalid-400"]
        ),
        Mutant.Of(
            "unsupported-yet-stored",
            "negotiation.unsupported-unstored",
            "Stores the series of a request that it answers 415.",
            "written.precise"
        ),
        Mutant.Of("repeated-label-500", "invalid.400", "Answers 500 to a repeated label name.", "invalid.final-4xx", "v1.invalid-400"),
        Mutant.Of("reserved-labels-500", "invalid.400", "Answers 500 to a reserved label name.", "invalid.final-4xx", "v1.invalid-400"),
        Mutant.Of("too-old-500", "invalid.400", "Answers 500 to samples older than a month.", "invalid.final-4xx", "response.success-2xx"),
        Mutant.Of(
            "far-future-ends-writing",
            "robust.alive",
            "Refuses every sample once it stored one that lies more than a month ahead.",
            SideEffects.OfRefusal
        ),
        Mutant.Of(
            "broken-message-spoils-connection",
            "robust.alive",
            "Refuses everything on a connection once a message on it broke off.",
            SideEffects.OfRefusal
        ),
        Mutant.Of("bomb-500", "robust.hostile-body", "Answers 500 to a body that declares more than it will read.", "invalid.final-4xx"),
        Mutant.Of(
            "exemplars-alone-refused",
            "exemplars.alone-read",
            "Refuses series that hold exemplars only, which 2.0-rc.4 allows and the proposal for rc.5 does not."
        ),
        Mutant.Of(
            "created-timestamp-refused",
            "compat.unknown-fields",
            "Refuses the created timestamp of rc.3, whose field rc.4 reserves."
        ),
        Mutant.Of(
            "many-symbols-500",
            "invalid.final-4xx",
            "Answers 500 to more than 65,536 symbols.",
            "compat.any-2x",
            "response.success-2xx"
        ),
        Mutant.Of(
            "empty-request-500",
            "invalid.final-4xx",
            "Answers 500 to a message without series.",
            "response.success-2xx",
            "v1.final-4xx"
        ),
        Mutant.Of(
            "long-label-500",
            "invalid.final-4xx",
            "Answers 500 to label values of more than 256 KiB.",
            "response.no-2xx-if-unwritten"
        ),
        Mutant.Of("timestamp-limits-500", "invalid.final-4xx", "Answers 500 to the smallest and the largest timestamp.", "invalid.400"),
        Mutant.Of(
            "nan-payload-as-stale-marker",
            "response.no-2xx-if-unwritten",
            "Stores every NaN but the ordinary one as a stale marker.",
            SideEffects.OfLoss
        ),
        Mutant.Of("subnormals-as-zero", "response.no-2xx-if-unwritten", "Stores the smallest floats as 0.", SideEffects.OfLoss),
        Mutant.Of(
            "float-histogram-zero-bucket-lost",
            "response.no-2xx-if-unwritten",
            "Loses the zero bucket of float histograms.",
            SideEffects.OfLoss
        ),
        Mutant.Of("empty-spans-refused", "compat.any-2x", "Refuses histograms with spans of length 0.", SideEffects.OfRefusal),
        Mutant.Of("wide-spans-refused", "compat.any-2x", "Refuses histograms with gaps of more than 1,000 buckets.", SideEffects.OfRefusal),
    ];
}
