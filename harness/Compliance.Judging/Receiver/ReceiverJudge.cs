using System.Collections.Immutable;
using Compliance.Judging.Binding;
using Compliance.Judging.Receiver.Gates;
using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Verdicts;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Judging.Receiver;

/// <summary>Turns the evidence of a receiver run into results. Pure: the same evidence gives the same results.</summary>
/// <param name="matchers">The matchers that cases may name.</param>
public sealed class ReceiverJudge(MatcherCatalogue matchers)
{
    /// <summary>One result for each check and arm, in plan order (<see cref="ReceiverPlan"/>).</summary>
    /// <param name="run">The evidence.</param>
    /// <param name="ledger">Requirements under the specification chosen.</param>
    /// <param name="target">The target judged.</param>
    /// <param name="version">Its version as seen, for known failures.</param>
    /// <param name="via">How it was launched, for known failures.</param>
    /// <param name="capabilities">The closed list of capabilities with the defaults for silent descriptors; may be empty.</param>
    /// <exception cref="CaseFileException">A case names a matcher, arm or step that does not exist, or gives wrong parameters.</exception>
    public ImmutableArray<CheckResult> Judge(
        ReceiverRun run,
        RequirementLedger ledger,
        TargetDescriptor target,
        string version,
        string via,
        ImmutableArray<CapabilityEntry> capabilities
    )
    {
        var plan = ReceiverPlan.Of(run.Transcripts.Select(t => t.Case), ledger);
        var transcripts = run.Transcripts.ToDictionary(t => t.Case.Head.Id, StringComparer.Ordinal);
        var read = ReadAvailable(run, target);
        var gate = new CapabilityGate(target, capabilities, Probed(run));
        var judged = plan.Select(p => new JudgedCheck(
                p,
                transcripts[p.Case.Head.Id],
                Find(p, transcripts[p.Case.Head.Id], run.Preflight, target, gate, read)
            ))
            .ToImmutableArray();
        var after = new AfterGate(judged);
        var known = new KnownList(target.Known, version, via);
        return [.. judged.Select(after.Judge).Select(Result).Select(known.Apply)];
    }

    /// <summary>What probing found, in the order of the probes; empty when nothing was probed or the plain request was not accepted.</summary>
    /// <param name="run">The evidence.</param>
    public static ImmutableArray<ProbedCapability> Probed(ReceiverRun run) => ProbeReading.Of(run.Preflight);

    /// <summary>What must be read back so that all checks of a case can be judged in one of its arms. No question comes twice.</summary>
    /// <param name="case">The case.</param>
    /// <param name="arm">The arm; with or without its <c>let</c> filled in.</param>
    /// <exception cref="CaseFileException">A check names a matcher that does not exist, or gives wrong parameters.</exception>
    public ImmutableArray<ReadQuery> Reads(ReceiverCase @case, Arm arm) =>
        [.. @case.Head.Checks.Select(c => matchers.BindReceiver(c.Matcher)).SelectMany(m => m.Reads(@case, arm)).Distinct()];

    private Finding Find(
        PlannedCheck plan,
        ReceiverTranscript transcript,
        Preflight? preflight,
        TargetDescriptor target,
        CapabilityGate capabilities,
        bool read
    )
    {
        var matcher = matchers.BindReceiver(plan.Check.Matcher);
        if (capabilities.Judge(plan.Case.Head.Needs.Concat(plan.Check.Needs)) is { } lacking)
            return lacking;
        if (transcript.Failure.Length > 0)
            return Error(transcript.Failure);
        if (preflight is null)
            return Error("the target could not be reached");
        if (preflight.Plain.Answer != AnswerKind.Answered)
            return Finding.Inconclusive($"the plain request was not answered: {Answers.Said(preflight.Plain)}", preflight.Plain.Index);
        if (plan.Case.Let is not null && transcript.Poison is null)
            return Finding.NotApplicable(NoneRefused(plan.Case.Let));
        var arm = transcript.Arms.FirstOrDefault(a => a.Arm.Name == plan.Arm.Name && a.Arm.Kind == plan.Arm.Kind);
        if (arm is null)
            return Finding.Inconclusive("this arm was not sent");
        var found = matcher.Judge(new ArmView(transcript, arm, plan.Step, read));
        var gated = new PreflightGate(preflight).Judge(found, plan.Requirement.Id, arm, plan.Step);
        return DeclaredGate.Judge(ControlGate.Judge(gated, plan.Arm, transcript), target, arm, plan.Step);
    }

    private static CheckResult Result(JudgedCheck judged)
    {
        var (plan, finding) = (judged.Plan, judged.Finding);
        var control = plan.Arm.Kind is ArmKind.Plain or ArmKind.Control
            ? null
            : judged.Transcript.Arms.FirstOrDefault(a => a.Arm.Kind == ArmKind.Control);
        return new CheckResult
        {
            Id = plan.Id,
            Case = plan.Case.Head.Id,
            Requirement = plan.Requirement.Id,
            Level = plan.Requirement.Level,
            Outcome = finding.Outcome,
            Verdict = VerdictTable.Of(finding.Outcome, plan.Requirement),
            Expected = finding.Expected,
            Said = finding.Said,
            Exchanges = finding.Exchanges,
            Marks = finding.Marks,
            Control = control is { Exchanges.IsEmpty: false }
                ? control.Exchanges[Math.Min(plan.Step, control.Exchanges.Length - 1)].Index
                : null,
            ReadBack = finding.ReadBack,
            DurationMs = Duration(judged.Transcript, finding.Exchanges),
        };
    }

    private static long Duration(ReceiverTranscript transcript, ImmutableArray<int> indices)
    {
        var exchanges = transcript.Arms.SelectMany(a => a.Exchanges).Where(e => indices.Contains(e.Index)).ToList();
        return exchanges.Count == 0 ? 0 : (long)(exchanges.Max(e => e.AnsweredAt) - exchanges.Min(e => e.SentAt)).TotalMilliseconds;
    }

    private static bool ReadAvailable(ReceiverRun run, TargetDescriptor target) =>
        run.Preflight?.PlainRead is not null
        || (
            target.Receiver is { } receiver
            && receiver.Read.Keys.Any(kind => target.Capabilities.GetValueOrDefault($"read.{kind}") != Capability.No)
        );

    private static string NoneRefused(LetRejected let) =>
        $"this receiver refused none of the candidates: {string.Join(", ", let.Candidates.Select(c => c.Name))}";

    private static Finding Error(string why) => new() { Outcome = Outcome.Error, Said = why };
}
