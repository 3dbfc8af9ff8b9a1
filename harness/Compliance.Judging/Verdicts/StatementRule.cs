using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Results;

namespace Compliance.Judging.Verdicts;

/// <summary>What a run says of its target. Only checks of MUST and MUST NOT count, and no observations. Known failures are failures here.</summary>
public static class StatementRule
{
    /// <summary>The statement.</summary>
    /// <param name="checks">The judged checks.</param>
    /// <param name="ledger">Their requirements.</param>
    /// <param name="whole">Whether all cases of the role were run; a part of them can find failures but establish nothing.</param>
    public static Statement Of(ImmutableArray<CheckResult> checks, RequirementLedger ledger, bool whole)
    {
        var musts = checks.Where(c => IsMust(c, ledger)).ToList();
        if (musts.Exists(c => c.Outcome == Outcome.Violated))
            return Statement.NotConformant;
        if (
            !whole
            || musts.Exists(c => c.Outcome is Outcome.Inconclusive or Outcome.Error)
            || !musts.Exists(c => c.Outcome == Outcome.Satisfied)
        )
            return Statement.NotEstablished;
        var skipped = musts.GroupBy(c => c.Requirement, StringComparer.Ordinal).Where(g => g.All(c => c.Outcome == Outcome.NotApplicable));
        return skipped.Any(g => ledger.Find(g.Key) is { Core: true }) ? Statement.Partial : Statement.Conformant;
    }

    /// <summary>Whether a check binds: MUST or MUST NOT, and no observation.</summary>
    public static bool IsMust(CheckResult check, RequirementLedger ledger) =>
        ledger.Find(check.Requirement) is { } requirement ? requirement.Level.IsMust() && !requirement.IsObservation : check.Level.IsMust();
}
