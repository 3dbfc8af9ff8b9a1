using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;

namespace Compliance.Judging.Verdicts;

/// <summary>What an outcome at a level is called. The expectation of a known list changes the gate and never the verdict.</summary>
public static class VerdictTable
{
    /// <summary>The verdict of a check of this requirement. Observations (MAY, or a sentence with several readings) are yes or no.</summary>
    public static Verdict Of(Outcome outcome, Requirement requirement) =>
        outcome switch
        {
            Outcome.Satisfied => requirement.IsObservation ? Verdict.Yes : Verdict.Pass,
            Outcome.Violated when requirement.IsObservation => Verdict.No,
            Outcome.Violated => requirement.Level.IsMust() ? Verdict.Fail : Verdict.Warn,
            Outcome.NotApplicable => Verdict.Skip,
            Outcome.Inconclusive => Verdict.Inconclusive,
            _ => Verdict.Error,
        };
}
