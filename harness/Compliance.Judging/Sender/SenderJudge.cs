using System.Collections.Immutable;
using Compliance.Judging.Binding;
using Compliance.Judging.Sender.Deciding;
using Compliance.Judging.Verdicts;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Ledger;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Judging.Sender;

/// <summary>Turns the evidence of a sender run into results. Pure: the same evidence gives the same results.</summary>
/// <param name="matchers">The matchers that cases may name.</param>
public sealed class SenderJudge(MatcherCatalogue matchers)
{
    private const string V2 = "message.v2";

    /// <summary>A sender that lacks 2.0 breaks this one by that alone; everything else of 2.0 does not concern it.</summary>
    private const string SupportOfV2 = "protocol.v2-supported";

    /// <summary>All checks of all cases, in plan order. Checks whose requirement does not hold under the ledger's specification are left out.</summary>
    /// <param name="run">The evidence.</param>
    /// <param name="ledger">Requirements under the specification chosen.</param>
    /// <param name="target">The target judged.</param>
    /// <param name="version">Its version as seen, for known failures.</param>
    /// <param name="via">How it was launched, for known failures.</param>
    /// <param name="catalogue">Capabilities and their defaults.</param>
    /// <param name="watch">What was seen of the lanes while they ran (<see cref="LaneDecider.Watch"/>); the results are the same without it.</param>
    /// <exception cref="CaseFileException">A case names a matcher that does not exist, or with wrong parameters.</exception>
    public ImmutableArray<CheckResult> Judge(
        SenderRun run,
        RequirementLedger ledger,
        TargetDescriptor target,
        string version,
        string via,
        ImmutableArray<CapabilityEntry> catalogue,
        RequestWatch? watch = null
    )
    {
        var checks = (
            from @case in run.Cases
            from check in @case.Head.Checks
            let requirement = ledger.Find(check.Requirement)
            where requirement is not null
            select (Case: @case, Check: check, Requirement: requirement, Why: Applicable(@case, check, target, catalogue))
        ).ToImmutableArray();
        var facts = new RunFacts(run, target, [.. checks.Where(c => c.Why is null).Select(c => Bound(c.Case, c.Check))], watch);
        ImmutableArray<JudgedCheck> judged =
        [
            .. checks.Select(c => new JudgedCheck(c.Case, c.Check, c.Requirement, c.Why ?? Find(c.Case, c.Check, facts))),
        ];
        var results = new SenderResults(run, new KnownList(target.Known, version, via));
        return [.. judged.Select(j => results.Of(Gated(j, judged)))];
    }

    /// <summary>Whether a case can say anything of this target: a sender is not made to send what no check would be judged on.</summary>
    /// <param name="case">The case.</param>
    /// <param name="target">The target judged.</param>
    /// <param name="catalogue">Capabilities and their defaults.</param>
    public static bool Concerns(SenderCase @case, TargetDescriptor target, ImmutableArray<CapabilityEntry> catalogue) =>
        @case.Head.Checks.Any(check => Applicable(@case, check, target, catalogue) is null);

    /// <summary>The checks of some cases that can be judged of this target: one that needs what it lacks waits for nothing.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="target">The target judged.</param>
    /// <param name="catalogue">Capabilities and their defaults.</param>
    internal ImmutableArray<BoundCheck> Bound(
        IEnumerable<SenderCase> cases,
        TargetDescriptor target,
        ImmutableArray<CapabilityEntry> catalogue
    ) =>
        [
            .. from @case in cases
            from check in @case.Head.Checks
            where Applicable(@case, check, target, catalogue) is null
            select Bound(@case, check),
        ];

    private BoundCheck Bound(SenderCase @case, CheckScript check) => new(@case, check, matchers.BindSender(check));

    private Finding Find(SenderCase @case, CheckScript check, RunFacts facts)
    {
        var matcher = matchers.BindSender(check);
        return check.Temporal is Temporal.Eventually or Temporal.Never
            ? EventCheck.Judge(@case, check, matcher, facts)
            : AlwaysCheck.Judge(@case, check, matcher, facts);
    }

    private static Finding? Applicable(
        SenderCase @case,
        CheckScript check,
        TargetDescriptor target,
        ImmutableArray<CapabilityEntry> catalogue
    )
    {
        var message = @case.Options.Message == MessageKind.V2 ? V2 : "message.v1";
        foreach (var need in @case.Head.Needs.Concat(check.Needs).Prepend(message))
        {
            var fallback = catalogue.FirstOrDefault(c => c.Name == need)?.Default ?? Capability.Yes;
            if (target.Capabilities.GetValueOrDefault(need, fallback) == Capability.No)
                return need == V2 && check.Requirement == SupportOfV2
                    ? Finding.Violated("a sender can send io.prometheus.write.v2.Request", $"{target.Name} says itself that it cannot")
                    : Finding.NotApplicable($"{target.Name} does not have {need}");
        }

        return null;
    }

    // "after": what builds on another behaviour says nothing when that one is not there.
    private static JudgedCheck Gated(JudgedCheck judged, ImmutableArray<JudgedCheck> all)
    {
        if (judged.Finding.Outcome is Outcome.NotApplicable)
            return judged;
        foreach (var id in judged.Case.Head.After)
        {
            var checks = all.Where(j => j.Case.Head.Id == id || j.Case.Head.Id.StartsWith(id + "[", StringComparison.Ordinal)).ToList();
            if (checks.Count == 0 || checks.Exists(j => j.Finding.Outcome != Outcome.Satisfied))
                return judged with { Finding = Finding.Inconclusive($"{id} must hold first", judged.Finding.Exchanges) };
        }

        return judged;
    }
}
