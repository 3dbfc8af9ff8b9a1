using Compliance.Model.Cases;

namespace Compliance.Running.Receiving;

/// <summary>Puts what a search has found in the place of its <c>let</c>.</summary>
public static class LetFilling
{
    /// <summary>The arm with the candidate in the place of the <c>let</c>.</summary>
    /// <param name="arm">The arm as its case says it.</param>
    /// <param name="let">Name of the <c>let</c>.</param>
    /// <param name="candidate">What was refused.</param>
    public static Arm Fill(Arm arm, string let, LetCandidate candidate) =>
        arm with
        {
            Steps = [.. arm.Steps.Select(s => Fill(s, let, candidate))],
        };

    private static Step Fill(Step step, string let, LetCandidate candidate) =>
        step with
        {
            Request = step.Request with { Series = [.. step.Request.Series.Select(s => s.Let == let ? candidate.Mixed : s)] },
        };
}
