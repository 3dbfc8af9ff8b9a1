using System.Collections.Immutable;

namespace Compliance.Reference.Receiver;

/// <summary>Legal variants of the reference receiver: every MAY used the other way.</summary>
public static class ReceiverVariants
{
    private static readonly ReceiverChoices Plain = new();

    /// <summary>All of them; names are unique.</summary>
    public static ImmutableArray<Variant<ReceiverChoices>> All { get; } =
    [
        new("no-v1", "Answers prometheus.WriteRequest with 415.", Plain with { SupportsV1 = false }, [], ["message.v1"]),
        new("v1-without-written", "Sends no Written headers for 1.0 messages.", Plain with { WrittenForV1 = false }, [], []),
        new(
            "success-200-with-body",
            "Answers success with 200 and a text.",
            Plain with
            {
                SuccessStatus = 200,
                SuccessBody = "OK",
            },
            ["response.success-204", "response.success-empty", "v1.success-empty"],
            []
        ),
        new("success-200", "Answers success with 200 and no body.", Plain with { SuccessStatus = 200 }, ["response.success-204"], []),
        new("success-202", "Answers success with 202.", Plain with { SuccessStatus = 202 }, ["response.success-204"], []),
        new("all-or-nothing", "Writes nothing of a request that holds anything invalid.", Plain with { PartialWrites = false }, [], []),
        new("typed-only", "Refuses series without a metric type.", Plain with { RequiresMetadataType = true }, [], []),
        new("started-only", "Refuses counters and histograms without a start timestamp.", Plain with { RequiresStart = true }, [], [])
        {
            // It refuses every sample that starts at 0: what it would have stored there is not to be seen.
            Undecidable = ["start-timestamp.zero-unset"],
        },
        new("sorted-only", "Refuses labels that are not sorted.", Plain with { RequiresSortedLabels = true }, [], []),
        new("named-only", "Refuses series without a metric name.", Plain with { RequiresName = true }, [], []),
        new("few-labels", "Refuses series with more than 30 labels.", Plain with { MaxLabels = 30 }, [], []),
        new("short-label-names", "Refuses label names of more than 64 characters.", Plain with { LongestLabelName = 64 }, [], []),
        new("reserved-labels-dropped", "Leaves out labels with reserved names.", Plain with { DropsReservedLabels = true }, [], []),
        new("reserved-labels-refused", "Refuses series with reserved label names.", Plain with { RefusesReservedLabels = true }, [], []),
        new(
            "short-exemplars",
            "Refuses exemplars whose labels have more than 128 characters.",
            Plain with
            {
                LongestExemplarLabels = 128,
            },
            [],
            []
        ),
        new("v1-exemplars-ignored", "Reads no exemplars in 1.0 messages.", Plain with { IgnoresV1Exemplars = true }, [], []),
        new("v1-metadata-refused", "Refuses 1.0 messages with metadata in field 3.", Plain with { RefusesV1Metadata = true }, [], []),
        new("out-of-order", "Takes samples in any order.", Plain with { AcceptsOutOfOrder = true }, [], []),
        new(
            "recent-only",
            "Refuses samples older than a day or more than ten minutes ahead.",
            Plain with
            {
                OldestSample = TimeSpan.FromDays(1),
                FarthestFuture = TimeSpan.FromMinutes(10),
            },
            [],
            []
        ),
        new(
            "no-histograms",
            "Refuses native histograms with 400.",
            Plain with
            {
                RefusesHistograms = true,
            },
            [],
            ["native-histograms", "custom-buckets"]
        ),
        new(
            "no-exemplars",
            "Keeps no exemplars and counts none.",
            Plain with
            {
                IgnoresExemplars = true,
            },
            [],
            ["exemplars", "read.exemplars"]
        ),
        new("empty-labels", "Takes labels with empty values as not being there.", Plain with { DropsEmptyLabels = true }, [], []),
        new("empty-series", "Takes series without samples as nothing.", Plain with { TakesEmptySeries = true }, [], []),
        new("exemplars-with-samples", "Refuses series that hold exemplars only.", Plain with { TakesExemplarsAlone = false }, [], []),
        new("missing-headers", "Takes missing headers as those of 1.0.", Plain with { AssumesMissingHeaders = true }, [], []),
        new("length-required", "Answers 411 to chunked bodies.", Plain with { RequiresLength = true }, [], []),
        new(
            "partial-503-once",
            "Asks with 503 for a partial 2.0 write to be sent again, once.",
            Plain with
            {
                AsksForPartsAgain = true,
            },
            [],
            []
        ),
        new("written-on-415", "Sends zero counts with 415 too.", Plain with { WrittenOnUnsupported = true }, [], []),
    ];
}
