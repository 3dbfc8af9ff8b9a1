using System.Collections.Immutable;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Receivers that store something else than they received.</summary>
internal static class BendMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of("label-values-lowercased", "labels.any-utf8", "Stores label values in lower case.", SideEffects.OfLoss),
        Mutant.Of("label-values-trimmed", "labels.any-utf8", "Strips white space from label values.", SideEffects.OfLoss),
        Mutant.Of(
            "long-label-values-cut",
            "response.no-2xx-if-unwritten",
            "Cuts label values after 1,024 characters.",
            [.. SideEffects.OfLoss, "v1.invalid-400"]
        ),
        Mutant.Of(
            "long-label-names-cut",
            "response.no-2xx-if-unwritten",
            "Cuts label names after 64 characters.",
            [.. SideEffects.OfLoss, "v1.invalid-400"]
        ),
        Mutant.Of("v1-long-label-values-cut", "v1.invalid-400", "Cuts label values of 1.0 messages after 1,024 characters."),
        Mutant.Of("v1-long-label-names-cut", "v1.invalid-400", "Cuts label names of 1.0 messages after 64 characters."),
        Mutant.Of(
            "bucket-bounds-rewritten",
            "labels.any-utf8",
            "Spells the values of le and quantile anew.",
            [.. SideEffects.OfRefusal, "v1.invalid-400"]
        ),
        Mutant.Of("v1-bucket-bounds-rewritten", "v1.any-1x", "Spells the values of le and quantile in 1.0 messages anew."),
        Mutant.Of(
            "long-exemplar-labels-cut",
            "response.no-2xx-if-unwritten",
            "Cuts the label values of exemplars after 64 characters.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "non-ascii-labels-mangled",
            "labels.any-utf8",
            "Replaces characters of label values that are not ASCII.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "unsorted-labels-crossed",
            "response.no-2xx-if-unwritten",
            "Sorts the names of labels that are not sorted, but not their values.",
            SideEffects.OfLoss
        ),
        Mutant.Of("last-label-lost", "response.no-2xx-if-unwritten", "Loses the last label of a series.", SideEffects.OfLoss),
        Mutant.Of("nan-as-zero", "response.no-2xx-if-unwritten", "Stores NaN as 0.", SideEffects.OfLoss),
        Mutant.Of("stale-marker-as-nan", "response.no-2xx-if-unwritten", "Stores stale markers as an ordinary NaN.", SideEffects.OfLoss),
        Mutant.Of("stale-marker-as-zero", "response.no-2xx-if-unwritten", "Stores stale markers as 0.", SideEffects.OfLoss),
        Mutant.Of("nan-as-stale-marker", "response.no-2xx-if-unwritten", "Stores every NaN as a stale marker.", SideEffects.OfLoss),
        Mutant.Of("infinity-clamped", "response.no-2xx-if-unwritten", "Stores infinity as the largest float.", SideEffects.OfLoss),
        Mutant.Of("negative-zero-lost", "response.no-2xx-if-unwritten", "Stores -0 as 0.", SideEffects.OfLoss),
        Mutant.Of("values-as-float32", "response.no-2xx-if-unwritten", "Stores values in 32 bits.", SideEffects.OfLoss),
        Mutant.Of("values-rounded", "response.no-2xx-if-unwritten", "Stores values with three decimals.", SideEffects.OfLoss),
        Mutant.Of(
            "timestamps-in-seconds",
            "response.no-2xx-if-unwritten",
            "Stores timestamps in whole seconds.",
            [.. SideEffects.OfLoss, "stale.sent-when-ended", "retry.not-2xx"]
        ),
        Mutant.Of(
            "start-timestamp-as-timestamp",
            "response.no-2xx-if-unwritten",
            "Stores samples at their start timestamp.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "histogram-negative-buckets-lost",
            "response.no-2xx-if-unwritten",
            "Loses the negative buckets of histograms.",
            SideEffects.OfLoss
        ),
        Mutant.Of("histogram-zero-bucket-lost", "response.no-2xx-if-unwritten", "Loses the zero bucket of histograms.", SideEffects.OfLoss),
        Mutant.Of("histogram-sum-lost", "response.no-2xx-if-unwritten", "Stores 0 as the sum of histograms.", SideEffects.OfLoss),
        Mutant.Of(
            "histogram-schema-lost",
            "response.no-2xx-if-unwritten",
            "Stores every exponential histogram with schema 0.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "histogram-span-gaps-ignored",
            "response.no-2xx-if-unwritten",
            "Ignores gaps between spans of buckets.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "histogram-deltas-as-counts",
            "response.no-2xx-if-unwritten",
            "Takes the deltas of integer histograms as counts.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "float-histograms-rounded",
            "response.no-2xx-if-unwritten",
            "Stores the counts of float histograms as integers.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "custom-bounds-shifted",
            "response.no-2xx-if-unwritten",
            "Shifts custom bounds by one bucket.",
            [.. SideEffects.OfLoss, "v1.custom-buckets"]
        ),
        Mutant.Of(
            "exemplars-to-first-series",
            "response.no-2xx-if-unwritten",
            "Stores all exemplars of a request with its first series.",
            SideEffects.OfLoss
        ),
        Mutant.Of("label-values-normalized", "labels.any-utf8", "Composes letters and their marks in label values.", SideEffects.OfLoss),
        Mutant.Of("label-names-lowercased", "labels.any-utf8", "Stores label names in small letters.", SideEffects.OfLoss),
        Mutant.Of("target-labels-lost", "labels.any-utf8", "Keeps the labels job and instance for itself.", SideEffects.OfLoss),
        Mutant.Of("colons-mangled", "labels.any-utf8", "Replaces the colons of metric names with underscores.", SideEffects.OfLoss),
        Mutant.Of("v1-stale-marker-as-nan", "v1.any-1x", "Stores the stale markers of 1.0 messages as ordinary NaNs.", SideEffects.OfLoss),
        Mutant.Of("v1-nan-as-stale-marker", "v1.any-1x", "Stores every NaN of a 1.0 message as a stale marker.", SideEffects.OfLoss),
        Mutant.Of(
            "v1-non-ascii-labels-mangled",
            "v1.any-1x",
            "Replaces characters of the label values of 1.0 messages that are not ASCII.",
            SideEffects.OfLoss
        ),
        Mutant.Of("label-values-end-at-nul", "labels.any-utf8", "Ends label values at U+0000.", SideEffects.OfLoss),
        Mutant.Of("exemplar-labels-lost", "response.no-2xx-if-unwritten", "Stores exemplars without their labels.", SideEffects.OfLoss),
        Mutant.Of(
            "exemplar-timestamp-of-sample",
            "response.no-2xx-if-unwritten",
            "Stores exemplars at the time of the sample.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "exemplar-value-of-sample",
            "response.no-2xx-if-unwritten",
            "Stores exemplars with the value of the sample.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "start-timestamp-zero-resets",
            "start-timestamp.zero-unset",
            "Takes an unset start timestamp of a counter as a reset and stores 0.",
            SideEffects.OfLoss
        ),
        Mutant.Of(
            "start-timestamp-zero-at-epoch",
            "start-timestamp.zero-unset",
            "Takes an unset start timestamp as one of 1970 and stores a zero sample there.",
            SideEffects.OfLoss
        ),
        Mutant.Of("later-metadata-ignored", "compat.any-2x", "Takes the metadata of the first request of a connection only."),
        Mutant.Of("help-crossed", "compat.any-2x", "Gives a metric the help text of the next series in the request."),
    ];
}
