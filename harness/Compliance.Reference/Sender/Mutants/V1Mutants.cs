using System.Collections.Immutable;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Senders whose fault shows only where they are configured for the message of 1.0.</summary>
internal static class V1Mutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of("in-v1-method-put", "v1.post", "Where it is configured for 1.0, sends with PUT."),
        Mutant.Of("in-v1-path-with-slash", "v1.path", "Where it is configured for 1.0, adds a slash to the path."),
        Mutant.Of("in-v1-path-lower-case", "v1.path", "Where it is configured for 1.0, writes the path in lower case."),
        Mutant.Of(
            "in-v1-labels-sorted-ignoring-case",
            "v1.labels-sorted",
            "Where it is configured for 1.0, sorts labels without regard to letter case.",
            "labels.sorted"
        ),
        Mutant.Of(
            "in-v1-labels-beyond-sixteen-dropped",
            "v1.labels-complete",
            "Where it is configured for 1.0, leaves out the labels of a series beyond the sixteenth.",
            "labels.complete",
            "delivery.complete",
            "delivery.once-in-request"
        ),
        Mutant.Of("in-v1-query-dropped", "delivery.query", "Where it is configured for 1.0, leaves out the query of the URL."),
        Mutant.Of(
            "in-v1-content-encoding-gzip",
            "v1.content-encoding",
            "Where it is configured for 1.0, calls the coding gzip.",
            "headers.content-encoding"
        ),
        Mutant.Of(
            "in-v1-content-encoding-missing",
            "v1.content-encoding",
            "Where it is configured for 1.0, leaves out Content-Encoding.",
            "headers.reserved-sent"
        ),
        Mutant.Of(
            "in-v1-custom-last-bound-lost",
            "v1.custom-buckets",
            "Where it is configured for 1.0, leaves out the last bound of converted histograms.",
            "histograms.custom-buckets",
            "histograms.native"
        ),
        Mutant.Of(
            "in-v1-zero-count-repeated",
            "v1.retry-not-2xx",
            "Where it is configured for 1.0, sends again what was answered 2xx with Written headers of 0.",
            SideEffects.OfRepeats
        ),
        Mutant.Of("in-v1-content-type-json", "v1.content-type", "Where it is configured for 1.0, calls the body JSON.", SideEffects.OfType),
        Mutant.Of(
            "in-v1-message-json",
            "v1.message",
            "Where it is configured for 1.0, sends JSON in the Snappy block.",
            SideEffects.OfUnreadable
        ),
        Mutant.Of(
            "in-v1-body-framed",
            "v1.snappy-block",
            "Where it is configured for 1.0, uses the framed Snappy format.",
            SideEffects.OfUnreadable
        ),
        Mutant.Of(
            "in-v1-version-missing",
            "v1.version",
            "Where it is configured for 1.0, leaves out the version header.",
            "headers.version-1",
            "headers.reserved-sent"
        ),
        Mutant.Of(
            "in-v1-user-agent-missing",
            "v1.user-agent",
            "Where it is configured for 1.0, leaves out User-Agent.",
            "headers.user-agent",
            "headers.reserved-sent",
            "headers.user-agent-syntax"
        ),
        Mutant.Of(
            "in-v1-reserved-headers-overridden",
            "v1.reserved-not-overridable",
            "Where it is configured for 1.0, lets users set reserved headers.",
            SideEffects.OfOverride
        ),
        Mutant.Of(
            "in-v1-timestamps-in-seconds",
            "v1.time-milliseconds",
            "Where it is configured for 1.0, counts time in seconds.",
            "time.milliseconds",
            "v1.order",
            "order.across-requests",
            "v1.retry-same-data",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "in-v1-values-as-float32",
            "v1.value-float64",
            "Where it is configured for 1.0, sends values with the precision of 32 bits.",
            "value.float64"
        ),
        Mutant.Of(
            "in-v1-label-lost",
            "v1.labels-complete",
            "Where it is configured for 1.0, leaves out a label of the page.",
            [.. SideEffects.OfNoLabels, "labels.complete", "delivery.once-in-request"]
        ),
        Mutant.Of(
            "in-v1-metric-name-missing",
            "v1.metric-name",
            "Where it is configured for 1.0, leaves out the metric name.",
            [.. SideEffects.OfNoLabels, "labels.metric-name"]
        ),
        Mutant.Of(
            "in-v1-label-repeated",
            "v1.labels-unique",
            "Where it is configured for 1.0, sends the last label twice.",
            "labels.unique",
            "labels.sorted",
            "v1.labels-sorted"
        ),
        Mutant.Of(
            "in-v1-page-label-beside-own",
            "v1.labels-unique",
            "Where it is configured for 1.0, keeps a label of the page beside the one of the same name that it adds itself.",
            "v1.labels-sorted"
        ),
        Mutant.Of(
            "in-v1-labels-unsorted",
            "v1.labels-sorted",
            "Where it is configured for 1.0, sends labels in reverse order.",
            "labels.sorted"
        ),
        Mutant.Of(
            "in-v1-label-name-empty",
            "v1.labels-no-empty-names",
            "Where it is configured for 1.0, sends a label with an empty name.",
            "labels.no-empty-names"
        ),
        Mutant.Of(
            "in-v1-label-value-empty",
            "v1.labels-no-empty-values",
            "Where it is configured for 1.0, sends a label with an empty value.",
            "labels.no-empty-values"
        ),
        Mutant.Of(
            "in-v1-metric-name-dashed",
            "v1.metric-name-characters",
            "Where it is configured for 1.0, replaces underscores of metric names by dashes.",
            [.. SideEffects.OfNoLabels, "labels.metric-name-characters"]
        ),
        Mutant.Of(
            "in-v1-label-name-dashed",
            "v1.label-name-characters",
            "Where it is configured for 1.0, sends a label with a dash in its name.",
            "labels.name-characters"
        ),
        Mutant.Of(
            "in-v1-reserved-label-sent",
            "v1.labels-not-reserved",
            "Where it is configured for 1.0, sends a label whose name starts with two underscores.",
            "labels.not-reserved"
        ),
        Mutant.Of(
            "in-v1-400-text-believed",
            "v1.error-not-interpreted",
            "Where it is configured for 1.0, sends again after a 400 whose text asks for it."
        ),
        Mutant.Of(
            "in-v1-requests-out-of-order",
            "v1.order",
            "Where it is configured for 1.0, swaps requests two by two.",
            "order.across-requests",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "in-v1-values-changed-on-retry",
            "v1.retry-same-data",
            "Where it is configured for 1.0, changes values when it sends again.",
            "v1.retry-5xx",
            "v1.value-float64"
        ),
        Mutant.Of("in-v1-no-backoff", "v1.backoff", "Where it is configured for 1.0, sends again without a pause."),
        Mutant.Of(
            "in-v1-2xx-repeated",
            "v1.retry-not-2xx",
            "Where it is configured for 1.0, sends every request twice.",
            SideEffects.OfRepeats
        ),
        Mutant.Of("in-v1-stale-markers-missing", "v1.stale-sent", "Where it is configured for 1.0, sends no stale markers."),
        Mutant.Of(
            "in-v1-stale-with-other-bits",
            "v1.stale-bits",
            "Where it is configured for 1.0, sends a NaN with other bits in place of stale markers.",
            "v1.value-float64",
            "stale.exact-bits",
            "v1.stale-sent",
            "v1.value-float64"
        ),
        Mutant.Of(
            "in-v1-nan-as-stale-marker",
            "v1.stale-not-otherwise",
            "Where it is configured for 1.0, sends every NaN as a stale marker.",
            "stale.not-otherwise",
            "v1.value-float64"
        ),
        Mutant.Of("in-v1-5xx-not-retried", "v1.retry-5xx", "Where it is configured for 1.0, does not send again after 5xx.", "v1.backoff"),
        Mutant.Of(
            "in-v1-400-retried",
            "v1.retry-not-4xx",
            "Where it is configured for 1.0, sends again after 400.",
            "v1.error-not-interpreted"
        ),
        Mutant.Of("in-v1-415-retried-as-it-was", "v1.retry-not-4xx", "Where it is configured for 1.0, sends again after 415."),
        Mutant.Of(
            "in-v1-success-text-believed",
            "v1.ignore-body",
            "Where it is configured for 1.0, takes a success with a text as an error and sends again.",
            SideEffects.OfRepeats
        ),
        Mutant.Of(
            "in-v1-silent-success-repeated",
            "written.not-assumed-v1",
            "Where it is configured for 1.0, sends again after a 2xx without Written headers.",
            SideEffects.OfRepeats
        ),
    ];
}
