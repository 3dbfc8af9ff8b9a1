using System.Collections.Immutable;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Receivers that lose data that they count as written, or store what they refuse.</summary>
internal static class LossMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of(
            "nothing-stored",
            "response.no-2xx-if-unwritten",
            "Answers 204 and stores nothing.",
            [.. SideEffects.OfLoss, "invalid.400", "invalid.final-4xx", "response.error-body", "v1.invalid-400"]
        ),
        Mutant.Of(
            "v1-nothing-stored",
            "v1.success-2xx",
            "Answers 204 to 1.0 messages and stores nothing of them.",
            [.. SideEffects.OfLoss, "v1.invalid-400"]
        ),
        Mutant.Of("last-series-lost", "response.no-2xx-if-unwritten", "Loses the last of several series.", SideEffects.OfLoss),
        Mutant.Of("v1-last-series-lost", "v1.success-2xx", "Loses the last of several series of a 1.0 message.", SideEffects.OfLoss),
        Mutant.Of(
            "series-above-100-lost",
            "response.no-2xx-if-unwritten",
            "Loses every series after the hundredth of a request.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "reused-connection-loses-series",
            "response.no-2xx-if-unwritten",
            "Stores nothing of later requests of a connection.",
            [.. SideEffects.OfLoss, "invalid.400", "invalid.final-4xx", "response.error-body", "v1.invalid-400"]
        ),
        Mutant.Of(
            "hours-old-lost",
            "response.no-2xx-if-unwritten",
            "Answers 204 to samples of more than two hours ago and loses them.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "samples-ahead-lost",
            "response.no-2xx-if-unwritten",
            "Answers 204 to samples of more than a second ahead and loses them.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "conflict-refused-yet-stored",
            "written.precise",
            "Answers 400 to a second value for a timestamp and stores it instead of the first.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "known-series-not-appended",
            "response.no-2xx-if-unwritten",
            "Stores only the first request of a series.",
            [.. SideEffects.OfLoss, "v1.invalid-400"]
        ),
        Mutant.Of(
            "repeated-series-lost",
            "response.no-2xx-if-unwritten",
            "Loses a series that comes a second time in the same request.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "histograms-of-mixed-series-lost",
            "response.no-2xx-if-unwritten",
            "Loses the histograms of a series that also has float samples in the request.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "untyped-series-lost",
            "response.no-2xx-if-unwritten",
            "Answers 204 to series without a metric type and loses them.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "series-apart-by-letter-case-lost",
            "labels.any-utf8",
            "Answers 204 to series that differ from an earlier one of the request in letter case only, and loses them.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "nameless-series-lost",
            "written.precise",
            "Answers 204 to series without a metric name and loses them.",
            [.. SideEffects.OfLoss, "v1.invalid-400"]
        ),
        Mutant.Of(
            "reserved-label-series-lost",
            "response.no-2xx-if-unwritten",
            "Answers 204 to series with a reserved label name and loses them.",
            [.. SideEffects.OfLoss, "v1.invalid-400"]
        ),
        Mutant.Of(
            "v1-reserved-label-series-lost",
            "v1.invalid-400",
            "Answers 204 to series of 1.0 messages with a reserved label name and loses them."
        ),
        Mutant.Of(
            "v1-many-labels-lost",
            "v1.invalid-400",
            "Answers 204 to series of 1.0 messages with more than 40 labels and loses them."
        ),
        Mutant.Of("v1-samples-beside-exemplars-lost", "v1.any-1x", "Loses the samples of a series of a 1.0 message that has exemplars."),
        Mutant.Of("v1-samples-beside-metadata-lost", "v1.success-2xx", "Stores nothing of a 1.0 message that has metadata."),
        Mutant.Of(
            "refused-yet-stored",
            "written.precise",
            "Stores series that it answers 400 for.",
            [.. SideEffects.OfLoss, "partial.idempotent", "invalid.400", "v1.invalid-400"]
        ),
        Mutant.Of(
            "out-of-range-reference-dropped",
            "response.no-2xx-if-unwritten",
            "Drops series with a reference outside the symbols in silence.",
            [.. SideEffects.OfLoss, "invalid.400", "invalid.final-4xx", "response.error-body", "v1.invalid-400"]
        ),
        Mutant.Of(
            "odd-references-dropped",
            "invalid.400",
            "Drops series with an odd number of references in silence.",
            "response.no-2xx-if-unwritten",
            "invalid.final-4xx",
            "response.error-body"
        ),
        Mutant.Of(
            "repeated-label-dropped",
            "written.precise",
            "Drops series with a repeated label name in silence.",
            "response.no-2xx-if-unwritten",
            "invalid.400",
            "partial.non-2xx",
            "v1.invalid-400"
        ),
        Mutant.Of(
            "empty-label-name-dropped",
            "written.precise",
            "Drops series with an empty label name in silence.",
            "response.no-2xx-if-unwritten",
            "invalid.400",
            "partial.non-2xx",
            "v1.invalid-400"
        ),
        Mutant.Of(
            "empty-label-value-dropped",
            "written.precise",
            "Drops series with an empty label value in silence.",
            "response.no-2xx-if-unwritten",
            "invalid.400",
            "partial.non-2xx"
        ),
        Mutant.Of(
            "mixed-series-dropped",
            "written.precise",
            "Drops series with both samples and histograms in silence.",
            "response.no-2xx-if-unwritten",
            "invalid.400"
        ),
        Mutant.Of(
            "bad-histogram-dropped",
            "response.no-2xx-if-unwritten",
            "Drops histograms that contradict themselves in silence.",
            "written.precise",
            "invalid.400"
        ),
        Mutant.Of(
            "out-of-order-dropped",
            "response.no-2xx-if-unwritten",
            "Drops samples older than the newest of their series in silence.",
            "written.precise",
            "invalid.400",
            "v1.invalid-400"
        ),
        Mutant.Of(
            "conflict-dropped",
            "response.no-2xx-if-unwritten",
            "Drops a second value for a timestamp in silence.",
            "written.precise",
            "invalid.400"
        ),
        Mutant.Of(
            "exemplar-references-dropped",
            "invalid.400",
            "Drops exemplars with references outside the symbols in silence.",
            "response.no-2xx-if-unwritten",
            "invalid.final-4xx",
            "response.error-body"
        ),
        Mutant.Of("second-sample-lost", "response.no-2xx-if-unwritten", "Loses the second sample of a series.", SideEffects.OfLoss),
        Mutant.Of("v1-second-sample-lost", "v1.success-2xx", "Loses the second sample of a series of a 1.0 message.", SideEffects.OfLoss),
        Mutant.Of(
            "samples-above-10-lost",
            "response.no-2xx-if-unwritten",
            "Loses every sample of a series after the tenth of a request.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "samples-above-1000-lost",
            "response.no-2xx-if-unwritten",
            "Loses every sample of a series after the thousandth of a request.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "falling-times-lost",
            "response.no-2xx-if-unwritten",
            "Answers 204 to samples and histograms of falling time in one series and keeps the latest.",
            [.. SideEffects.OfLoss, "v1.invalid-400"]
        ),
        Mutant.Of("falling-exemplars-lost", "written.precise", "Counts exemplars of falling time in one series and keeps the latest."),
        Mutant.Of(
            "histograms-of-other-counts-lost",
            "response.no-2xx-if-unwritten",
            "Loses the float histograms of a series that also has integer ones in the request.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "histogram-before-float-lost",
            "response.no-2xx-if-unwritten",
            "Loses a histogram that is older than a float sample of its series in the same request.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "timeless-exemplar-dropped",
            "written.precise",
            "Drops exemplars without a timestamp in silence and counts them as written.",
            "response.no-2xx-if-unwritten",
            "invalid.400"
        ),
        Mutant.Of("stale-marker-lost", "response.no-2xx-if-unwritten", "Loses stale markers.", SideEffects.OfLoss),
        Mutant.Of("infinity-lost", "response.no-2xx-if-unwritten", "Loses infinite values.", SideEffects.OfLoss),
        Mutant.Of("zero-lost", "response.no-2xx-if-unwritten", "Loses samples whose value is 0.", SideEffects.OfLoss),
        Mutant.Of("v1-zero-lost", "v1.any-1x", "Loses samples of 1.0 messages whose value is 0.", SideEffects.OfLoss),
        Mutant.Of("nan-lost", "response.no-2xx-if-unwritten", "Loses values that are not a number.", SideEffects.OfLoss),
        Mutant.Of("histograms-lost", "response.no-2xx-if-unwritten", "Answers 204 to histograms and loses them.", SideEffects.OfLoss),
        Mutant.Of(
            "second-histogram-lost",
            "response.no-2xx-if-unwritten",
            "Loses the second histogram sample of a series.",
            SideEffects.OfLoss
        ),
        Mutant.Of("stale-histogram-lost", "response.no-2xx-if-unwritten", "Loses stale markers of histograms.", SideEffects.OfLoss),
        Mutant.Of(
            "exemplars-lost",
            "response.no-2xx-if-unwritten",
            "Answers 204 to exemplars, counts them and loses them.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "long-exemplars-dropped",
            "response.no-2xx-if-unwritten",
            "Answers 204 to exemplars whose labels have more than 128 characters, counts them and loses them.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "long-exemplars-uncounted",
            "response.no-2xx-if-unwritten",
            "Answers 204 to exemplars whose labels have more than 128 characters and does not write or count them.",
            "written.precise"
        ),
        Mutant.Of("second-exemplar-lost", "response.no-2xx-if-unwritten", "Loses the second exemplar of a series.", SideEffects.OfLoss),
        Mutant.Of(
            "exemplars-alike-lost",
            "response.no-2xx-if-unwritten",
            "Loses an exemplar that has the labels and the value of an earlier one of its series.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "exemplars-of-histograms-lost",
            "response.no-2xx-if-unwritten",
            "Loses exemplars of native histograms.",
            SideEffects.OfLoss
        ),
    ];
}
