using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Judging.Verdicts;

/// <summary>Which results turn a run red.</summary>
/// <remarks>
/// A known list excuses violations and nothing else: not knowing is not passing, and an error is nobody's known failure. Only an entry
/// for a flaky check also excuses the inconclusive result of two tries that disagree.
/// </remarks>
public static class GateRule
{
    /// <summary>How the reason of an inconclusive result begins when two tries of a check disagree.</summary>
    public const string Flaky = "flaky";

    /// <summary>Whether this result alone turns the run red.</summary>
    public static bool IsRed(CheckResult check, RequirementLedger ledger, Gate gate) =>
        check.Verdict switch
        {
            Verdict.Error => true,
            Verdict.Fail => gate != Gate.None && check.Expectation == ExpectationKind.None,
            Verdict.Warn => gate == Gate.Should && check.Expectation == ExpectationKind.None,
            Verdict.Inconclusive => gate != Gate.None && StatementRule.IsMust(check, ledger) && !Excused(check),
            _ => false,
        };

    private static bool Excused(CheckResult check) =>
        check.Expectation == ExpectationKind.Flaky && check.Said.StartsWith(Flaky, StringComparison.Ordinal);
}
