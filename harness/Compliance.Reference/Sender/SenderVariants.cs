using System.Collections.Immutable;

namespace Compliance.Reference.Sender;

/// <summary>Legal variants of the reference sender: every MAY used the other way.</summary>
public static class SenderVariants
{
    private static readonly SenderChoices Plain = new();

    /// <summary>All of them; names are unique.</summary>
    public static ImmutableArray<Variant<SenderChoices>> All { get; } =
    [
        new(
            "no-fallback",
            "Never sends another message than it was configured for.",
            Plain with
            {
                FallsBack = false,
            },
            [],
            ["fallback-to-v1"]
        ),
        new("trusts-success", "Takes every 2xx as a success.", Plain with { DoubtsSilentSuccess = false }, ["written.absent-is-415"], []),
        new(
            "fallback-on-415-only",
            "Does not fall back after 400.",
            Plain with
            {
                ExpectsBadRequest = false,
            },
            ["negotiation.expect-400"],
            []
        ),
        new("drops-on-429", "Does not send again after 429.", Plain with { RetriesOn429 = false }, [], []),
        new("follows-redirects", "Goes where a Location points.", Plain with { FollowsRedirects = true }, [], []),
        new("retries-redirects", "Sends again after 3xx.", Plain with { RetriesOnRedirect = true }, [], []),
        new("ignores-retry-after", "Makes its own pauses.", Plain with { HonoursRetryAfter = false }, [], []),
        new(
            "fixed-backoff",
            "Always makes the same pause.",
            Plain with
            {
                FirstPause = TimeSpan.FromMilliseconds(80),
                LongestPause = TimeSpan.FromMilliseconds(80),
            },
            [],
            []
        ),
        new("jittered-backoff", "Makes pauses of random length.", Plain with { Jitter = 0.9 }, [], []),
        new(
            "slow-backoff",
            "Makes long pauses.",
            Plain with
            {
                FirstPause = TimeSpan.FromMilliseconds(500),
                LongestPause = TimeSpan.FromSeconds(2),
            },
            [],
            []
        ),
        new(
            "one-sample-per-request",
            "Sends every series in a request of its own.",
            Plain with
            {
                SeriesPerRequest = 1,
            },
            ["partial.several-series"],
            []
        ),
        new("two-series-per-request", "Sends two series in a request.", Plain with { SeriesPerRequest = 2 }, [], []),
        new("parallel-shards", "Sends series in four queues at the same time.", Plain with { Shards = 4 }, ["partial.several-series"], []),
        new("spare-symbols", "Sends symbols that nothing refers to.", Plain with { SpareSymbols = true }, [], []),
        new("created-series", "Also sends created times as series.", Plain with { SendsCreatedSeries = true }, [], []),
        new("epoch-unset", "Leaves out start timestamps at Unix time zero.", Plain with { EpochIsUnset = true }, [], []),
        new("epoch-minus-one", "Writes Unix time zero as -1.", Plain with { EpochIsMinusOne = true }, [], []),
        new(
            "no-start-timestamps",
            "Sends no start timestamps.",
            Plain with
            {
                SendsStart = false,
            },
            ["start-timestamp.provided"],
            ["start-timestamp"]
        ),
        new("no-exemplars", "Sends no exemplars.", Plain with { SendsExemplars = false }, ["exemplars.sent"], ["exemplars"]),
        new(
            "no-metadata",
            "Sends no metadata.",
            Plain with
            {
                SendsMetadata = false,
            },
            ["metadata.help", "metadata.type", "metadata.unit"],
            ["metadata"]
        ),
    ];
}
