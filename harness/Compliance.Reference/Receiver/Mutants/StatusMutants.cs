using System.Collections.Immutable;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Receivers that handle a request as they should and answer with a wrong status.</summary>
internal static class StatusMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of("success-200", "response.success-204", "Answers 200 instead of 204."),
        Mutant.Of("request-known-409", "invalid.400", "Answers 409 to a request that it has seen.", SideEffects.OfRefusal),
        Mutant.Of("success-200-of-histograms", "response.success-204", "Answers requests with histograms 200 instead of 204."),
        Mutant.Of(
            "success-with-body",
            "response.success-empty",
            "Answers success with a text.",
            "response.success-204",
            "v1.success-empty"
        ),
        Mutant.Of(
            "success-204-with-content",
            "response.success-empty",
            "Sends a text behind the head of a 204, where HTTP allows none.",
            "v1.success-empty"
        ),
        Mutant.Of(
            "success-302",
            "response.success-2xx",
            "Answers 302 when everything was written.",
            [.. SideEffects.OfRefusal, "response.success-204", "samples.duplicate-timestamp"]
        ),
        Mutant.Of(
            "invalid-204",
            "invalid.400",
            "Answers 204 when it refused everything.",
            "response.no-2xx-if-unwritten",
            "invalid.final-4xx",
            "response.error-body",
            "response.error-details",
            "v1.invalid-400"
        ),
        Mutant.Of("invalid-500", "invalid.400", "Answers 500 to invalid samples.", "invalid.final-4xx", "v1.invalid-400", "v1.final-4xx"),
        Mutant.Of("invalid-422", "invalid.400", "Answers 422 to invalid samples.", "v1.invalid-400"),
        Mutant.Of("invalid-409", "invalid.400", "Answers 409 to a second value for a timestamp."),
        Mutant.Of(
            "invalid-closes",
            "invalid.400",
            "Drops the connection when it refused everything.",
            "invalid.final-4xx",
            "response.error-body",
            "response.error-details",
            "written.precise",
            "written.integer",
            "response.no-2xx-if-unwritten",
            "v1.invalid-400",
            "v1.final-4xx"
        ),
        Mutant.Of("out-of-range-reference-500", "invalid.400", "Answers 500 to a reference outside the symbols.", "invalid.final-4xx"),
        Mutant.Of(
            "out-of-range-reference-closes",
            "invalid.400",
            "Drops the connection on a reference outside the symbols.",
            "invalid.final-4xx",
            "response.error-body",
            "response.no-2xx-if-unwritten"
        ),
        Mutant.Of(
            "odd-references-close",
            "invalid.400",
            "Drops the connection on an odd number of references.",
            "invalid.final-4xx",
            "response.error-body",
            "response.no-2xx-if-unwritten"
        ),
        Mutant.Of(
            "labelless-series-closes",
            "invalid.400",
            "Drops the connection on a series without labels.",
            "invalid.final-4xx",
            "response.no-2xx-if-unwritten"
        ),
        Mutant.Of("invalid-utf8-500", "invalid.final-4xx", "Answers 500 to a text that is not UTF-8.", "v1.final-4xx"),
        Mutant.Of(
            "out-of-order-503",
            "invalid.400",
            "Answers 503 to a sample older than the newest of its series.",
            "invalid.final-4xx",
            "v1.invalid-400"
        ),
        Mutant.Of(
            "bad-histogram-500",
            "invalid.400",
            "Answers 500 to a histogram that contradicts itself.",
            "invalid.final-4xx",
            "v1.final-4xx"
        ),
        Mutant.Of(
            "refused-exemplar-204",
            "response.no-2xx-if-unwritten",
            "Answers 204 when only exemplars were refused.",
            "partial.non-2xx",
            "invalid.400",
            "invalid.final-4xx"
        ),
        Mutant.Of("v1-invalid-204", "v1.invalid-400", "Answers 204 to invalid samples in a 1.0 message.", "v1.error-body"),
        Mutant.Of("v1-invalid-500", "v1.invalid-400", "Answers 500 to invalid samples in a 1.0 message.", "v1.final-4xx"),
        Mutant.Of(
            "partial-200",
            "partial.non-2xx",
            "Answers 200 to a partial write.",
            "response.no-2xx-if-unwritten",
            "invalid.400",
            "invalid.final-4xx",
            "v1.invalid-400"
        ),
        Mutant.Of(
            "partial-204",
            "partial.non-2xx",
            "Answers 204 to a partial write.",
            "response.no-2xx-if-unwritten",
            "invalid.400",
            "invalid.final-4xx",
            "response.error-body",
            "response.error-details",
            "v1.invalid-400",
            "v1.error-body"
        ),
        Mutant.Of(
            "partial-207",
            "partial.non-2xx",
            "Answers 207 to a partial write.",
            "response.no-2xx-if-unwritten",
            "invalid.400",
            "invalid.final-4xx",
            "v1.invalid-400"
        ),
        Mutant.Of(
            "partial-503-not-idempotent",
            "partial.idempotent",
            "Answers 503 to a partial write and stores the same samples twice when they come again.",
            "invalid.400",
            "invalid.final-4xx",
            "v1.invalid-400",
            "response.no-2xx-if-unwritten",
            "written.precise",
            "response.success-2xx",
            "compat.any-2x"
        ),
        Mutant.Of(
            "unsorted-labels-500",
            "invalid.400",
            "Answers 500 to labels that are not sorted.",
            "invalid.final-4xx",
            "written.precise",
            "response.no-2xx-if-unwritten"
        ),
        Mutant.Of(
            "exemplars-refused-yet-stored",
            "response.success-2xx",
            "Answers 400 to requests with exemplars, all of which it wrote.",
            SideEffects.OfRefusal
        ),
        Mutant.Of(
            "histograms-500",
            "invalid.final-4xx",
            "Answers 500 to requests with histograms, which it wrote.",
            [.. SideEffects.OfRefusal, "invalid.400"]
        ),
        Mutant.Of(
            "stale-marker-refused-yet-stored",
            "response.success-2xx",
            "Answers 400 to requests with stale markers, which it wrote.",
            SideEffects.OfRefusal
        ),
        Mutant.Of(
            "large-request-500",
            "invalid.final-4xx",
            "Answers 500 to requests with more than 100 series, which it wrote.",
            SideEffects.OfRefusal
        ),
        Mutant.Of(
            "reused-connection-500",
            "response.success-2xx",
            "Answers 500 to a later request of a connection that holds several series.",
            SideEffects.OfRefusal
        ),
    ];
}
