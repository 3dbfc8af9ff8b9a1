using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Reporting.Matrices;

/// <summary>Signs and meanings of the marks.</summary>
public static class CellMarks
{
    /// <summary>The mark of one check.</summary>
    public static CellMark Of(CheckResult check) =>
        check.Verdict switch
        {
            Verdict.Fail or Verdict.Warn or Verdict.No when check.Expectation != ExpectationKind.None => CellMark.Known,
            Verdict.Pass => CellMark.Kept,
            Verdict.Fail => CellMark.Violated,
            Verdict.Warn => CellMark.Warn,
            Verdict.Yes => CellMark.Yes,
            Verdict.No => CellMark.No,
            Verdict.Skip => CellMark.Skip,
            Verdict.Inconclusive => CellMark.Inconclusive,
            _ => CellMark.Error,
        };

    /// <summary>One sign; they differ without colour.</summary>
    public static string Sign(this CellMark mark) =>
        mark switch
        {
            CellMark.Skip => "–",
            CellMark.Kept => "✓",
            CellMark.Yes => "y",
            CellMark.No => "n",
            CellMark.Known => "k",
            CellMark.Warn => "!",
            CellMark.Inconclusive => "?",
            CellMark.Error => "E",
            CellMark.Violated => "✗",
            _ => "·",
        };

    /// <summary>The meaning in one sentence.</summary>
    public static string Meaning(this CellMark mark) =>
        mark switch
        {
            CellMark.Skip => "No check of the requirement applies to this target.",
            CellMark.Kept => "Every check that applies was provoked, observed and kept.",
            CellMark.Yes => "The implementation does what the specification leaves open.",
            CellMark.No => "The implementation does not do what the specification leaves open.",
            CellMark.Known => "At least one check is violated, all violations are listed with a reason, and nothing else is wrong.",
            CellMark.Warn => "At least one check of a SHOULD or of a robustness rule is violated.",
            CellMark.Inconclusive => "At least one check could not be decided, which is no pass.",
            CellMark.Error => "At least one check was not judged because the suite, the launch or the target broke down.",
            CellMark.Violated => "At least one check of a MUST is violated.",
            _ => "No check of the requirement ran.",
        };
}
