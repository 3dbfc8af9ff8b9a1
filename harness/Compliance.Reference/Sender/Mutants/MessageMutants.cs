using System.Collections.Immutable;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Senders with wrong messages: symbols, references, labels, contents of series.</summary>
internal static class MessageMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of("first-symbol-not-empty", "symbols.first-empty", "Puts a text at the first place of the symbol table."),
        Mutant.Of(
            "empty-symbol-missing",
            "symbols.first-empty",
            "Leaves out the empty symbol.",
            "metadata.help-as-exposed",
            "metadata.unit-as-exposed"
        ),
        Mutant.Of("symbols-repeated", "symbols.deduplicated", "Adds a symbol for every use of a string."),
        Mutant.Of(
            "symbols-missing",
            "symbols.provided",
            "Sends no symbols.",
            [.. SideEffects.OfNoLabels, "symbols.refs-in-range", "symbols.first-empty", "retry.same-data", "v1.retry-same-data"]
        ),
        Mutant.Of(
            "reference-outside",
            "symbols.refs-in-range",
            "Sends a reference far outside the table.",
            [.. SideEffects.OfNoLabels, "delivery.complete"]
        ),
        Mutant.Of(
            "reference-one-too-far",
            "symbols.refs-in-range",
            "Sends a reference one after the end of the table.",
            [.. SideEffects.OfNoLabels, "delivery.complete"]
        ),
        Mutant.Of(
            "metadata-reference-outside",
            "symbols.refs-in-range",
            "Sends a reference of a help text that is outside the table.",
            "metadata.help",
            "metadata.help-as-exposed"
        ),
        Mutant.Of(
            "references-odd",
            "symbols.refs-even",
            "Sends a label name without a value.",
            [.. SideEffects.OfNoLabels, "delivery.complete"]
        ),
        Mutant.Of(
            "references-missing",
            "labels.provided",
            "Sends a series without label references.",
            [.. SideEffects.OfNoLabels, "delivery.complete"]
        ),
        Mutant.Of("labels-not-utf8", "labels.utf8", "Sends a symbol that is not UTF-8.", "symbols.deduplicated"),
        Mutant.Of("labels-unsorted", "labels.sorted", "Sends labels in reverse order.", "v1.labels-sorted"),
        Mutant.Of(
            "labels-of-last-series-unsorted",
            "labels.sorted",
            "Sends the labels of the last series of a request in reverse order.",
            "v1.labels-sorted"
        ),
        Mutant.Of(
            "labels-unsorted-in-large-requests",
            "labels.sorted",
            "Sends labels in reverse order in requests of more than a hundred series.",
            "v1.labels-sorted"
        ),
        Mutant.Of("labels-sorted-ignoring-case", "labels.sorted", "Sorts labels without regard to letter case.", "v1.labels-sorted"),
        Mutant.Of(
            "labels-beyond-sixteen-dropped",
            "labels.complete",
            "Leaves out the labels of a series beyond the sixteenth.",
            "v1.labels-complete",
            "delivery.complete",
            "delivery.once-in-request"
        ),
        Mutant.Of(
            "label-values-cut-at-255",
            "labels.complete",
            "Cuts label values after 255 characters.",
            "v1.labels-complete",
            "delivery.complete"
        ),
        Mutant.Of(
            "long-label-values-cut",
            "labels.complete",
            "Cuts label values after sixty-four characters.",
            "v1.labels-complete",
            "delivery.complete"
        ),
        Mutant.Of(
            "label-values-trimmed",
            "labels.complete",
            "Leaves out spaces at the ends of label values.",
            "v1.labels-complete",
            "delivery.complete"
        ),
        Mutant.Of("name-label-last", "labels.sorted", "Sends the metric name after all other labels.", "v1.labels-sorted"),
        Mutant.Of(
            "label-repeated",
            "labels.unique",
            "Sends the last label twice.",
            "labels.sorted",
            "v1.labels-unique",
            "v1.labels-sorted"
        ),
        Mutant.Of(
            "page-label-beside-own",
            "labels.unique",
            "Keeps a label of the page beside the one of the same name that it adds itself.",
            "labels.sorted",
            "v1.labels-unique",
            "v1.labels-sorted"
        ),
        Mutant.Of("label-value-empty", "labels.no-empty-values", "Sends a label with an empty value.", "v1.labels-no-empty-values"),
        Mutant.Of("label-name-empty", "labels.no-empty-names", "Sends a label with an empty name.", "v1.labels-no-empty-names"),
        Mutant.Of(
            "metric-name-missing",
            "labels.metric-name",
            "Leaves out the metric name.",
            [.. SideEffects.OfNoLabels, "v1.metric-name", "retry.same-data", "v1.retry-same-data", "delivery.once-in-request"]
        ),
        Mutant.Of(
            "reserved-label-sent",
            "labels.not-reserved",
            "Sends a label whose name starts with two underscores.",
            "v1.labels-not-reserved"
        ),
        Mutant.Of(
            "metric-name-dashed",
            "labels.metric-name-characters",
            "Replaces underscores of metric names by dashes.",
            [.. SideEffects.OfNoLabels, "v1.metric-name-characters"]
        ),
        Mutant.Of("label-name-dashed", "labels.name-characters", "Sends a label with a dash in its name.", "v1.label-name-characters"),
        Mutant.Of(
            "label-lost",
            "labels.complete",
            "Leaves out a label of the page.",
            [
                .. SideEffects.OfNoLabels,
                "v1.labels-complete",
                "retry.same-data",
                "v1.retry-same-data",
                "delivery.complete",
                "delivery.once-in-request",
            ]
        ),
        Mutant.Of(
            "label-lost-later",
            "labels.complete",
            "Leaves out a label of the page from the fourth request on.",
            [.. SideEffects.OfNoLabels, "v1.labels-complete", "retry.same-data", "v1.retry-same-data", "delivery.once-in-request"]
        ),
        Mutant.Of(
            "non-ascii-labels-mangled",
            "labels.complete",
            "Replaces characters of label values that are not ASCII.",
            [.. SideEffects.OfNoLabels, "v1.labels-complete", "labels.utf8", "v1.label-values-utf8"]
        ),
        Mutant.Of("empty-series-sent", "series.has-data", "Adds a series without samples.", "series.has-data-or-exemplars"),
        Mutant.Of(
            "labels-only-series-sent",
            "series.has-data-or-exemplars",
            "Adds a series without samples, histograms and exemplars, which the proposal for rc.5 forbids as well."
        ),
        Mutant.Of("exemplars-apart", "series.has-data", "Sends exemplars in a series of their own.", "exemplars.right-series"),
        Mutant.Of(
            "kinds-mixed",
            "series.not-mixed",
            "Sends samples and a histogram in one series.",
            "histograms.native",
            "value.float64",
            "stale.sent",
            "stale.sent-when-ended",
            "start-timestamp.provided",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "samples-out-of-order",
            "order.in-series",
            "Sends an older sample after a newer one.",
            "order.across-requests",
            "v1.order",
            "value.float64",
            "v1.value-float64",
            "time.milliseconds",
            "delivery.fresh",
            "retry.not-2xx"
        ),
    ];
}
