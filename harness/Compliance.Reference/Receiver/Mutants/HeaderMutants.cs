using System.Collections.Immutable;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Receivers with wrong Written headers or error messages.</summary>
internal static class HeaderMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of(
            "written-exemplars-received-on-partial",
            "written.precise",
            "Counts the exemplars it received, not those it wrote, on a partial write.",
            SideEffects.OfCounts
        ),
        Mutant.Of(
            "unsupported-counted",
            "written.precise",
            "Claims a written sample with 415.",
            [.. SideEffects.OfCounts, "negotiation.unsupported-unstored"]
        ),
        Mutant.Of("out-of-order-counted", "written.precise", "Counts samples that it refused for their order.", SideEffects.OfCounts),
        Mutant.Of("written-samples-one-more", "written.precise", "Counts one sample more than it wrote.", SideEffects.OfCounts),
        Mutant.Of(
            "written-samples-one-less",
            "written.precise",
            "Counts one sample less than it wrote when there are several.",
            SideEffects.OfCounts
        ),
        Mutant.Of("written-histograms-one-more", "written.precise", "Counts one histogram more than it wrote.", SideEffects.OfCounts),
        Mutant.Of("written-exemplars-one-less", "written.precise", "Counts one exemplar less than it wrote.", SideEffects.OfCounts),
        Mutant.Of("written-exemplars-as-samples", "written.precise", "Counts exemplars as samples.", SideEffects.OfCounts),
        Mutant.Of("written-histograms-as-samples", "written.precise", "Counts histograms as samples.", SideEffects.OfCounts),
        Mutant.Of("written-counts-series", "written.precise", "Counts series instead of samples.", SideEffects.OfCounts),
        Mutant.Of("written-zero", "written.precise", "Always says that nothing was written.", SideEffects.OfCounts),
        Mutant.Of("written-total-in-each", "written.precise", "Sends the total of all kinds in each of the headers.", SideEffects.OfCounts),
        Mutant.Of(
            "written-samples-and-histograms-swapped",
            "written.precise",
            "Swaps the counts of samples and histograms.",
            SideEffects.OfCounts
        ),
        Mutant.Of("written-without-stale-markers", "written.precise", "Does not count stale markers.", SideEffects.OfCounts),
        Mutant.Of("written-at-most-100", "written.precise", "Counts at most 100 samples.", SideEffects.OfCounts),
        Mutant.Of(
            "written-adds-up-on-connection",
            "written.precise",
            "Counts too much on later requests of a connection.",
            SideEffects.OfCounts
        ),
        Mutant.Of(
            "written-received-on-partial",
            "written.precise",
            "Counts what it received, not what it wrote, on a partial write.",
            SideEffects.OfCounts
        ),
        Mutant.Of("written-zero-on-partial", "written.precise", "Says that nothing was written on a partial write.", SideEffects.OfCounts),
        Mutant.Of("written-rejected-on-partial", "written.precise", "Counts what was rejected on a partial write.", SideEffects.OfCounts),
        Mutant.Of(
            "written-received-on-refusal",
            "written.precise",
            "Counts what it received when it wrote nothing of it.",
            SideEffects.OfCounts
        ),
        Mutant.Of(
            "written-v1-samples-one-more",
            "v1.written-true",
            "Counts one sample more than it wrote, for 1.0 messages only.",
            "v1.written"
        ),
        Mutant.Of(
            "written-samples-missing",
            "written.precise",
            "Leaves out the header for samples.",
            [.. SideEffects.OfCounts, "written.names", "written.integer"]
        ),
        Mutant.Of(
            "written-histograms-missing",
            "written.precise",
            "Leaves out the header for histograms.",
            [.. SideEffects.OfCounts, "written.names", "written.integer"]
        ),
        Mutant.Of(
            "written-exemplars-missing",
            "written.precise",
            "Leaves out the header for exemplars.",
            [.. SideEffects.OfCounts, "written.names", "written.integer"]
        ),
        Mutant.Of(
            "written-missing",
            "written.precise",
            "Sends no Written headers.",
            [.. SideEffects.OfCounts, "written.names", "written.integer"]
        ),
        Mutant.Of(
            "written-missing-on-success",
            "written.precise",
            "Sends Written headers on failure only.",
            [.. SideEffects.OfCounts, "written.names", "written.integer"]
        ),
        Mutant.Of(
            "written-missing-on-partial",
            "written.precise",
            "Sends no Written headers on a partial write.",
            [.. SideEffects.OfCounts, "written.integer"]
        ),
        Mutant.Of(
            "written-missing-on-failure",
            "written.precise",
            "Sends Written headers on success only.",
            [.. SideEffects.OfCounts, "written.integer"]
        ),
        Mutant.Of(
            "written-missing-on-reused-connection",
            "written.precise",
            "Sends no Written headers on later requests of a connection.",
            [.. SideEffects.OfCounts, "written.names", "written.integer"]
        ),
        Mutant.Of(
            "written-missing-when-zero",
            "written.precise",
            "Leaves out the headers of kinds that the request does not hold.",
            [.. SideEffects.OfCounts, "written.names", "written.integer"]
        ),
        Mutant.Of(
            "written-wrong-names",
            "written.names",
            "Leaves Remote-Write out of the names of the headers.",
            [.. SideEffects.OfCounts, "written.precise", "written.integer"]
        ),
        Mutant.Of(
            "written-reordered-names",
            "written.names",
            "Calls the first header Written-Samples.",
            [.. SideEffects.OfCounts, "written.precise", "written.integer"]
        ),
        Mutant.Of(
            "written-twice",
            "written.integer",
            "Sends each header twice.",
            [.. SideEffects.OfCounts, "written.precise", "written.names"]
        ),
        Mutant.Of(
            "written-as-list",
            "written.integer",
            "Sends each count twice in a list.",
            [.. SideEffects.OfCounts, "written.precise", "written.names"]
        ),
        Mutant.Of(
            "written-with-fraction",
            "written.integer",
            "Sends counts with a decimal point.",
            [.. SideEffects.OfCounts, "written.precise", "written.names"]
        ),
        Mutant.Of(
            "written-with-unit",
            "written.integer",
            "Sends counts with a word behind them.",
            [.. SideEffects.OfCounts, "written.precise", "written.names"]
        ),
        Mutant.Of(
            "written-in-hexadecimal",
            "written.integer",
            "Sends counts in hexadecimal.",
            [.. SideEffects.OfCounts, "written.precise", "written.names"]
        ),
        Mutant.Of(
            "written-with-exponent",
            "written.integer",
            "Sends counts with an exponent.",
            [.. SideEffects.OfCounts, "written.precise", "written.names"]
        ),
        Mutant.Of(
            "written-empty",
            "written.integer",
            "Sends the headers without values.",
            [.. SideEffects.OfCounts, "written.precise", "written.names"]
        ),
        Mutant.Of("error-body-empty", "response.error-body", "Sends no error message.", "response.error-details", "v1.error-body"),
        Mutant.Of("error-body-empty-on-415", "response.error-body", "Sends no error message with 415."),
        Mutant.Of(
            "error-body-empty-on-partial",
            "response.error-body",
            "Sends no error message on a partial write.",
            "response.error-details",
            "v1.error-body"
        ),
        Mutant.Of(
            "error-body-empty-on-unreadable",
            "response.error-body",
            "Sends no error message when the body cannot be read.",
            "v1.error-body"
        ),
        Mutant.Of(
            "error-body-binary",
            "response.error-body",
            "Sends an error message that is not text.",
            "response.error-details",
            "v1.error-body"
        ),
        Mutant.Of(
            "error-body-white-space",
            "response.error-body",
            "Sends an error message of white space.",
            "response.error-details",
            "v1.error-body"
        ),
        Mutant.Of(
            "error-body-code-only",
            "response.error-body",
            "Sends a number as its error message.",
            "response.error-details",
            "v1.error-body"
        ),
        Mutant.Of("error-body-without-reason", "response.error-details", "Does not say what was refused and why."),
    ];
}
