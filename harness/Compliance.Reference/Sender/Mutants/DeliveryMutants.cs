using System.Collections.Immutable;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Senders that draw wrong conclusions from answers.</summary>
internal static class DeliveryMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of(
            "5xx-not-retried",
            "retry.5xx",
            "Never sends again after 5xx.",
            "v1.retry-5xx",
            "response.error-not-interpreted",
            "v1.backoff",
            "retry.backoff"
        ),
        Mutant.Of(
            "500-not-retried",
            "retry.5xx",
            "Does not send again after 500.",
            "v1.retry-5xx",
            "response.error-not-interpreted",
            "v1.backoff",
            "retry.backoff"
        ),
        Mutant.Of(
            "503-not-retried",
            "retry.5xx",
            "Does not send again after 503.",
            "v1.retry-5xx",
            "response.error-not-interpreted",
            "v1.backoff",
            "retry.backoff"
        ),
        Mutant.Of(
            "5xx-retried-once",
            "retry.5xx",
            "Gives up when the second attempt is answered 5xx.",
            "v1.retry-5xx",
            "response.error-not-interpreted",
            "v1.backoff",
            "retry.backoff"
        ),
        Mutant.Of(
            "5xx-retried-twice",
            "retry.5xx",
            "Gives up when the third attempt is answered 5xx.",
            "v1.retry-5xx",
            "response.error-not-interpreted",
            "v1.backoff",
            "retry.backoff"
        ),
        Mutant.Of(
            "refused-data-overtaken",
            "order.across-requests",
            "Puts data that was refused twice behind the next batch.",
            "v1.order",
            "retry.backoff",
            "v1.backoff",
            "retry.5xx",
            "v1.retry-5xx",
            "response.error-not-interpreted"
        ),
        Mutant.Of(
            "4xx-with-retry-after-retried",
            "retry.not-4xx",
            "Sends again after a 4xx with Retry-After.",
            "response.error-not-interpreted",
            "v1.retry-not-4xx",
            "v1.error-not-interpreted"
        ),
        Mutant.Of(
            "version-guessed-from-header",
            "written.no-version-guess",
            "Goes over to the message of 1.0 when an answer names that version in a header.",
            [.. SideEffects.OfV1InV2, "retry.not-2xx"]
        ),
        Mutant.Of("network-error-not-retried", "retry.network", "Does not send again when the connection broke."),
        Mutant.Of("5xx-text-believed", "response.error-not-interpreted", "Gives up on a 5xx whose text asks for it."),
        Mutant.Of(
            "400-retried",
            "retry.not-4xx",
            "Sends again after 400.",
            "response.error-not-interpreted",
            "v1.retry-not-4xx",
            "v1.error-not-interpreted",
            "negotiation.expect-400"
        ),
        Mutant.Of(
            "late-400-falls-back",
            "retry.not-400-in-any-form",
            "Sends again as a 1.0 message after 400, although 2.0 messages had been accepted.",
            "response.error-not-interpreted"
        ),
        Mutant.Of(
            "401-retried",
            "retry.not-4xx",
            "Sends again after 401.",
            "response.error-not-interpreted",
            "v1.retry-not-4xx",
            "v1.error-not-interpreted",
            "negotiation.expect-400"
        ),
        Mutant.Of(
            "404-retried",
            "retry.not-4xx",
            "Sends again after 404.",
            "response.error-not-interpreted",
            "v1.retry-not-4xx",
            "v1.error-not-interpreted",
            "negotiation.expect-400"
        ),
        Mutant.Of(
            "408-retried",
            "retry.not-4xx",
            "Sends again after 408.",
            "response.error-not-interpreted",
            "v1.retry-not-4xx",
            "v1.error-not-interpreted",
            "negotiation.expect-400"
        ),
        Mutant.Of(
            "409-retried",
            "retry.not-4xx",
            "Sends again after 409.",
            "response.error-not-interpreted",
            "v1.retry-not-4xx",
            "v1.error-not-interpreted",
            "negotiation.expect-400"
        ),
        Mutant.Of(
            "413-retried",
            "retry.not-4xx",
            "Sends again after 413.",
            "response.error-not-interpreted",
            "v1.retry-not-4xx",
            "v1.error-not-interpreted",
            "negotiation.expect-400"
        ),
        Mutant.Of(
            "422-retried",
            "retry.not-4xx",
            "Sends again after 422.",
            "response.error-not-interpreted",
            "v1.retry-not-4xx",
            "v1.error-not-interpreted",
            "negotiation.expect-400"
        ),
        Mutant.Of(
            "4xx-retried",
            "retry.not-4xx",
            "Sends again after every 4xx.",
            "response.error-not-interpreted",
            "v1.retry-not-4xx",
            "v1.error-not-interpreted",
            "negotiation.expect-400"
        ),
        Mutant.Of(
            "4xx-retried-once",
            "retry.not-4xx",
            "Sends a second time after every 4xx.",
            "response.error-not-interpreted",
            "v1.retry-not-4xx",
            "v1.error-not-interpreted",
            "negotiation.expect-400"
        ),
        Mutant.Of(
            "415-retried-as-it-was",
            "retry.not-4xx",
            "Sends the same message again after 415.",
            "v1.retry-not-4xx",
            "headers.version-1",
            "headers.content-type-v1"
        ),
        Mutant.Of(
            "400-text-believed",
            "response.error-not-interpreted",
            "Sends again after a 400 whose text asks for it.",
            "v1.error-not-interpreted",
            "retry.not-4xx"
        ),
        Mutant.Of("2xx-repeated", "retry.not-2xx", "Sends every request twice.", SideEffects.OfRepeats),
        Mutant.Of("2xx-repeated-later", "retry.not-2xx", "Sends requests twice from the fourth on.", SideEffects.OfRepeats),
        Mutant.Of(
            "2xx-after-retry-repeated",
            "retry.not-2xx",
            "Sends once more what was accepted at a later attempt.",
            SideEffects.OfRepeats
        ),
        Mutant.Of("2xx-of-histograms-repeated", "retry.not-2xx", "Sends requests with histograms twice.", SideEffects.OfRepeats),
        Mutant.Of("2xx-of-exemplars-repeated", "retry.not-2xx", "Sends requests with exemplars twice.", SideEffects.OfRepeats),
        Mutant.Of("2xx-of-stale-markers-repeated", "retry.not-2xx", "Sends requests with stale markers twice.", SideEffects.OfRepeats),
        Mutant.Of("200-taken-as-error", "retry.not-2xx", "Takes 200 as an error and sends again.", SideEffects.OfRepeats),
        Mutant.Of("202-taken-as-error", "retry.not-2xx", "Takes 202 as an error and sends again.", SideEffects.OfRepeats),
        Mutant.Of("206-taken-as-error", "retry.not-2xx", "Takes 206 as an error and sends again.", SideEffects.OfRepeats),
        Mutant.Of(
            "success-text-believed",
            "response.ignore-body",
            "Takes a success with a text as an error and sends again.",
            SideEffects.OfRepeats
        ),
        Mutant.Of(
            "success-json-believed",
            "response.ignore-body",
            "Takes a success with a JSON object as an error and sends again.",
            SideEffects.OfRepeats
        ),
        Mutant.Of(
            "silent-success-repeated",
            "retry.not-2xx",
            "Sends the same message again after a 2xx without Written headers.",
            SideEffects.OfRepeats
        ),
        Mutant.Of("silent-success-not-doubted", "written.absent-is-415", "Takes a 2xx without Written headers as a success of 2.0."),
        Mutant.Of("no-backoff", "retry.backoff", "Sends again without a pause.", "v1.backoff"),
        Mutant.Of(
            "backoff-from-attempt",
            "retry.backoff-after-answer",
            "Counts its pauses from the attempt, so that a slow receiver is asked again at once.",
            "retry.backoff",
            "v1.backoff"
        ),
        Mutant.Of(
            "2xx-with-retry-after-repeated",
            "retry.not-2xx",
            "Takes a 2xx with Retry-After as an error and sends again.",
            SideEffects.OfRepeats
        ),
        Mutant.Of("backoff-only-at-first", "retry.backoff", "Makes one pause and no further ones.", "v1.backoff"),
        Mutant.Of(
            "last-series-lost-on-retry",
            "retry.5xx",
            "Loses the last series when it sends again.",
            "retry.same-data",
            "v1.retry-5xx",
            "v1.retry-same-data",
            "retry.network",
            "response.error-not-interpreted"
        ),
        Mutant.Of(
            "new-timestamps-on-retry",
            "retry.5xx",
            "Changes timestamps when it sends again.",
            "retry.same-data",
            "v1.retry-5xx",
            "v1.retry-same-data",
            "retry.network",
            "value.float64",
            "v1.value-float64",
            "response.error-not-interpreted",
            "order.across-requests",
            "retry.same-data"
        ),
        Mutant.Of(
            "values-changed-on-retry",
            "retry.same-data",
            "Changes values when it sends again.",
            "retry.5xx",
            "v1.retry-5xx",
            "v1.retry-same-data",
            "retry.network",
            "value.float64",
            "v1.value-float64",
            "response.error-not-interpreted",
            "order.across-requests"
        ),
        Mutant.Of(
            "label-lost-on-retry",
            "retry.5xx",
            "Loses a label when it sends again.",
            "retry.same-data",
            "v1.retry-5xx",
            "v1.retry-same-data",
            "retry.network",
            "labels.complete",
            "response.error-not-interpreted",
            "retry.same-data",
            "v1.labels-complete"
        ),
        Mutant.Of(
            "requests-out-of-order",
            "order.across-requests",
            "Swaps requests two by two.",
            "v1.order",
            "stale.sent",
            "stale.sent-when-ended",
            "v1.stale-sent"
        ),
    ];
}
