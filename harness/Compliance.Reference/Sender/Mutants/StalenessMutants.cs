using System.Collections.Immutable;

namespace Compliance.Reference.Sender.Mutants;

/// <summary>Senders with missing or wrong stale markers.</summary>
internal static class StalenessMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of("stale-markers-missing", "stale.sent", "Sends no stale markers.", "stale.sent-when-ended", "v1.stale-sent"),
        Mutant.Of(
            "stale-missing-for-gone-series",
            "stale.sent",
            "Sends no stale markers for series that left the page.",
            "stale.sent-when-ended",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "stale-missing-for-refused-scrape",
            "stale.sent",
            "Sends no stale markers after a scrape that was answered with an error.",
            "stale.sent-when-ended",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "stale-missing-for-broken-scrape",
            "stale.sent",
            "Sends no stale markers after a scrape whose connection was closed.",
            "stale.sent-when-ended",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "stale-missing-for-late-scrape",
            "stale.sent",
            "Sends no stale markers after a scrape that was not answered in time.",
            "stale.sent-when-ended",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "stale-missing-for-withdrawn-target",
            "stale.sent",
            "Sends no stale markers after a target that left service discovery.",
            "stale.sent-when-ended",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "stale-for-first-series-only",
            "stale.sent",
            "Sends a stale marker for the first of the series that end.",
            "stale.sent-when-ended",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "stale-missing-for-last-series",
            "stale.sent-when-ended",
            "Sends no stale marker for the last of several series that end.",
            "stale.sent",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "stale-before-last-value",
            "stale.sent",
            "Sends stale markers with a time before that of the last value.",
            "stale.sent-when-ended",
            "v1.stale-sent",
            "order.in-series",
            "order.across-requests",
            "v1.order",
            "time.milliseconds"
        ),
        Mutant.Of(
            "stale-in-five-minutes",
            "stale.sent",
            "Sends stale markers with a time five minutes ahead.",
            "stale.sent-when-ended",
            "v1.stale-sent"
        ),
        Mutant.Of(
            "stale-as-ordinary-nan",
            "stale.exact-bits",
            "Sends an ordinary NaN in place of stale markers.",
            "histograms.native",
            "v1.value-float64",
            "v1.stale-bits",
            "stale.sent",
            "v1.stale-sent",
            "value.float64",
            "histograms.native"
        ),
        Mutant.Of(
            "stale-with-other-bits",
            "stale.exact-bits",
            "Sends a NaN with other bits in place of stale markers.",
            "histograms.native",
            "v1.value-float64",
            "v1.stale-bits",
            "stale.sent",
            "v1.stale-sent",
            "value.float64",
            "histograms.native"
        ),
        Mutant.Of(
            "stale-as-zero",
            "stale.sent",
            "Sends 0 in place of stale markers.",
            "histograms.native",
            "v1.value-float64",
            "stale.sent-when-ended",
            "v1.stale-sent",
            "stale.exact-bits",
            "v1.stale-bits",
            "value.float64",
            "v1.value-float64",
            "histograms.native"
        ),
    ];
}
