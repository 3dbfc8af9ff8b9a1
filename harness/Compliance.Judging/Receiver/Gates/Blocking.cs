using Compliance.Model.Results;

namespace Compliance.Judging.Receiver.Gates;

/// <summary>Takes back findings whose evidence turned out to be worth nothing.</summary>
internal static class Blocking
{
    /// <summary>The same evidence, inconclusive, with the reason and what was seen.</summary>
    public static Finding Blocked(this Finding finding, string why) =>
        finding with
        {
            Outcome = Outcome.Inconclusive,
            Said = finding.Said.Length == 0 || finding.Outcome == Outcome.Inconclusive ? why : $"{why} (seen: {finding.Said})",
            Marks = [],
        };
}
