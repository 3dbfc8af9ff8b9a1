using System.Collections.Immutable;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Senders that send something else than they scraped.</summary>
internal static class DataMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of(
            "timestamps-in-seconds",
            "time.milliseconds",
            "Counts time in seconds.",
            "retry.same-data",
            "v1.retry-same-data",
            "v1.time-milliseconds",
            "order.across-requests",
            "v1.order",
            "start-timestamp.right",
            "stale.sent",
            "v1.stale-sent",
            "retry.same-data",
            "v1.retry-same-data",
            "stale.sent-when-ended",
            "retry.not-2xx"
        ),
        Mutant.Of(
            "timestamps-in-microseconds",
            "time.milliseconds",
            "Counts time in microseconds.",
            "v1.time-milliseconds",
            "order.across-requests",
            "v1.order",
            "start-timestamp.right",
            "stale.sent",
            "v1.stale-sent",
            "stale.sent-when-ended"
        ),
        Mutant.Of(
            "timestamps-in-nanoseconds",
            "time.milliseconds",
            "Counts time in nanoseconds.",
            "v1.time-milliseconds",
            "order.across-requests",
            "v1.order",
            "start-timestamp.right",
            "stale.sent",
            "v1.stale-sent",
            "stale.sent-when-ended"
        ),
        Mutant.Of(
            "timestamps-missing",
            "time.milliseconds",
            "Sends samples without a timestamp.",
            "retry.same-data",
            "v1.retry-same-data",
            "v1.time-milliseconds",
            "order.across-requests",
            "v1.order",
            "value.float64",
            "v1.value-float64",
            "retry.not-2xx",
            "v1.retry-not-2xx",
            "retry.same-data",
            "v1.retry-same-data",
            "stale.sent",
            "stale.sent-when-ended",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "timestamps-in-local-time",
            "time.milliseconds",
            "Counts time since the epoch of a clock that is an hour ahead.",
            "v1.time-milliseconds",
            "stale.sent",
            "stale.sent-when-ended",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "page-timestamps-in-whole-seconds",
            "time.milliseconds",
            "Cuts timestamps of the page to seconds.",
            "order.across-requests"
        ),
        Mutant.Of("counters-as-integers", "value.float64", "Sends counters as whole numbers.", "v1.value-float64"),
        Mutant.Of(
            "zero-lost",
            "delivery.complete",
            "Sends a series without its sample where the value is 0.",
            "series.has-data-or-exemplars",
            "value.negative-zero",
            "series.has-data"
        ),
        Mutant.Of(
            "help-of-another-where-none",
            "metadata.help-as-exposed",
            "Sends the help text of the series before where there is none."
        ),
        Mutant.Of("values-as-float32", "value.float64", "Sends values with the precision of 32 bits.", "v1.value-float64"),
        Mutant.Of(
            "values-as-float32-later",
            "value.float64",
            "Sends values with the precision of 32 bits from the fifth request on.",
            "v1.value-float64"
        ),
        Mutant.Of("values-rounded", "value.float64", "Rounds values to three decimals.", "v1.value-float64"),
        Mutant.Of("negative-zero-lost", "value.negative-zero", "Sends -0 as 0."),
        Mutant.Of("nan-as-zero", "value.float64", "Sends NaN as 0.", "v1.value-float64"),
        Mutant.Of("infinity-clamped", "value.float64", "Sends infinity as the largest float.", "v1.value-float64"),
        Mutant.Of("series-apart-by-letter-case-lost", "delivery.complete", "Loses series that differ from another in letter case only."),
        Mutant.Of(
            "nan-lost",
            "delivery.complete",
            "Sends a series without its sample where the value is not a number.",
            "series.has-data-or-exemplars",
            "value.float64",
            "v1.value-float64",
            "series.has-data"
        ),
        Mutant.Of(
            "infinity-lost",
            "delivery.complete",
            "Sends a series without its sample where the value is infinite.",
            "series.has-data-or-exemplars",
            "value.float64",
            "v1.value-float64",
            "series.has-data"
        ),
        Mutant.Of(
            "nan-as-stale-marker",
            "stale.not-otherwise",
            "Sends every NaN as a stale marker.",
            "v1.stale-not-otherwise",
            "value.float64",
            "v1.value-float64"
        ),
        Mutant.Of(
            "stale-marker-while-alive",
            "stale.not-otherwise",
            "Sends a stale marker in place of every fourth sample.",
            "v1.stale-not-otherwise",
            "value.float64",
            "v1.value-float64"
        ),
        Mutant.Of(
            "stale-marker-after-value",
            "stale.not-otherwise",
            "Sends a stale marker a millisecond after every third value.",
            "v1.stale-not-otherwise",
            "order.across-requests"
        ),
        Mutant.Of(
            "infinity-as-stale-marker",
            "stale.not-otherwise",
            "Sends infinity as a stale marker.",
            "v1.stale-not-otherwise",
            "value.float64",
            "v1.value-float64"
        ),
        Mutant.Of("start-timestamp-missing", "start-timestamp.provided", "Sends no start timestamps."),
        Mutant.Of("start-timestamp-of-histograms-missing", "start-timestamp.provided", "Sends no start timestamps of native histograms."),
        Mutant.Of(
            "start-timestamp-of-sample",
            "start-timestamp.right",
            "Sends the time of the sample as its start timestamp.",
            "start-timestamp.epoch"
        ),
        Mutant.Of("start-timestamp-in-seconds", "start-timestamp.right", "Sends start timestamps in seconds."),
        Mutant.Of("metadata-missing", "metadata.type", "Sends no metadata.", "metadata.help", "metadata.unit"),
        Mutant.Of("metric-type-missing", "metadata.type", "Sends metadata without a type."),
        Mutant.Of("help-missing", "metadata.help", "Sends metadata without a help text."),
        Mutant.Of("unit-missing", "metadata.unit", "Sends metadata without a unit."),
        Mutant.Of("metric-type-always-gauge", "metadata.type-as-exposed", "Calls every metric a gauge."),
        Mutant.Of("histogram-type-as-counter", "metadata.type-as-exposed", "Calls histograms counters."),
        Mutant.Of(
            "metric-type-crossed",
            "metadata.type-as-exposed",
            "Sends the type of the next series.",
            "metadata.type",
            "metadata.help",
            "metadata.unit"
        ),
        Mutant.Of("help-crossed", "metadata.help-as-exposed", "Sends the help text of the next series.", "metadata.help"),
        Mutant.Of("help-escaped", "metadata.help-as-exposed", "Sends help texts with the escapes of the text format."),
        Mutant.Of("info-and-stateset-as-gauge", "metadata.type-as-exposed", "Calls info and state set metrics gauges."),
        Mutant.Of("help-cut", "metadata.help-as-exposed", "Cuts help texts after four characters."),
        Mutant.Of("unit-crossed", "metadata.unit-as-exposed", "Sends the unit of the next series.", "metadata.unit"),
        Mutant.Of(
            "unit-as-help",
            "metadata.help-as-exposed",
            "Swaps help text and unit.",
            "metadata.help",
            "metadata.unit",
            "metadata.unit-as-exposed"
        ),
        Mutant.Of("exemplars-lost", "exemplars.sent", "Sends no exemplars."),
        Mutant.Of(
            "exemplar-values-as-float32",
            "exemplars.value",
            "Sends the values of exemplars with the precision of 32 bits.",
            "exemplars.sent",
            "exemplars.right-series"
        ),
        Mutant.Of("later-exemplars-lost", "exemplars.sent", "Sends the first exemplars of a series and none that come later."),
        Mutant.Of("exemplars-of-histograms-lost", "exemplars.sent", "Sends no exemplars of histograms."),
        Mutant.Of(
            "exemplars-on-next-series",
            "exemplars.right-series",
            "Sends exemplars with the next series.",
            "exemplars.sent",
            "exemplars.value",
            "exemplars.timestamp",
            "exemplars.trace-id"
        ),
        Mutant.Of(
            "exemplar-value-missing",
            "exemplars.value",
            "Sends exemplars without their value.",
            "exemplars.sent",
            "exemplars.right-series"
        ),
        Mutant.Of(
            "exemplar-value-of-sample",
            "exemplars.value",
            "Sends the value of the sample in exemplars.",
            "exemplars.sent",
            "exemplars.right-series"
        ),
        Mutant.Of("exemplar-timestamp-missing", "exemplars.timestamp", "Sends exemplars without a timestamp."),
        Mutant.Of("exemplar-timestamp-in-seconds", "exemplars.timestamp", "Sends the time of exemplars in seconds."),
        Mutant.Of(
            "exemplar-trace-id-renamed",
            "exemplars.trace-id",
            "Renames the label trace_id.",
            "exemplars.sent",
            "exemplars.right-series",
            "exemplars.value",
            "exemplars.timestamp"
        ),
        Mutant.Of(
            "exemplar-labels-lost",
            "exemplars.trace-id",
            "Sends exemplars without their labels.",
            "exemplars.sent",
            "exemplars.right-series",
            "exemplars.value",
            "exemplars.timestamp"
        ),
        Mutant.Of("samples-twice-in-request", "delivery.once-in-request", "Puts every sample into its request twice."),
        Mutant.Of("values-stuck", "delivery.fresh", "Sends the value of the scrape before under a new timestamp, two times of three."),
        Mutant.Of("histogram-buckets-shifted", "histograms.native", "Shifts positive buckets by one."),
        Mutant.Of("histogram-sum-wrong", "histograms.native", "Sends a sum that is off by one."),
        Mutant.Of("histogram-count-wrong", "histograms.native", "Sends a count that is off by one."),
        Mutant.Of("histogram-negative-buckets-lost", "histograms.native", "Leaves out negative buckets."),
        Mutant.Of("histogram-zero-bucket-lost", "histograms.native", "Leaves out the count of the zero bucket."),
        Mutant.Of("histogram-zero-threshold-lost", "histograms.native", "Leaves out the width of the zero bucket."),
        Mutant.Of("histogram-schema-wrong", "histograms.native", "Sends a finer schema than that of the page."),
        Mutant.Of("histogram-deltas-as-counts", "histograms.native", "Sends counts where the schema has deltas."),
        Mutant.Of("histogram-last-bucket-lost", "histograms.native", "Leaves out the last bucket."),
        Mutant.Of("float-histogram-negative-buckets-lost", "histograms.native", "Leaves out the negative buckets of float histograms."),
        Mutant.Of("histogram-span-gaps-lost", "histograms.native", "Leaves out gaps between spans."),
        Mutant.Of(
            "custom-bounds-shifted",
            "histograms.custom-buckets",
            "Shifts custom bounds by one.",
            "histograms.native",
            "v1.custom-buckets"
        ),
        Mutant.Of(
            "custom-last-bound-lost",
            "histograms.custom-buckets",
            "Leaves out the last custom bound.",
            "histograms.native",
            "v1.custom-buckets"
        ),
        Mutant.Of(
            "custom-counts-cumulative",
            "histograms.custom-buckets",
            "Sends cumulative counts in custom buckets.",
            "histograms.native",
            "v1.custom-buckets"
        ),
        Mutant.Of(
            "custom-sum-lost",
            "histograms.custom-buckets",
            "Leaves out the sum of converted histograms.",
            "histograms.native",
            "v1.custom-buckets"
        ),
        Mutant.Of(
            "custom-schema-wrong",
            "histograms.custom-buckets",
            "Sends converted histograms with schema 0.",
            "histograms.native",
            "v1.custom-buckets"
        ),
    ];
}
