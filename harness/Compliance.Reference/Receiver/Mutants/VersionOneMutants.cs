using System.Collections.Immutable;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Receivers that keep the rules of 2.0 and break those of 1.0.</summary>
internal static class VersionOneMutants
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Mutant> All { get; } =
    [
        Mutant.Of("v1-unreadable-500", "v1.final-4xx", "Answers 500 to a 1.0 body that it cannot read."),
        Mutant.Of("v1-bad-histogram-500", "v1.final-4xx", "Answers 500 to a histogram of a 1.0 message that contradicts itself."),
        Mutant.Of("v1-metadata-500", "v1.final-4xx", "Answers 500 to metadata in a 1.0 message."),
        Mutant.Of("v1-exemplars-refused", "v1.any-1x", "Refuses 1.0 messages with exemplars."),
        Mutant.Of("v1-error-body-empty", "v1.error-body", "Sends no error message when it refuses a 1.0 request."),
        Mutant.Of("v1-success-with-body", "v1.success-empty", "Answers a 1.0 request that it wrote with 200 and a text."),
        Mutant.Of("v1-unknown-fields-refused", "v1.any-1x", "Refuses 1.0 messages with fields that it does not know."),
    ];
}
