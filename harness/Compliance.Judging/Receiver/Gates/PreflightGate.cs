using System.Collections.Frozen;
using Compliance.Judging.Receiver.Reading;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Judging.Receiver.Gates;

/// <summary>
/// What the exchanges before all cases leave of a finding. A refusal is evidence only from a receiver that accepts plain data, a 2xx only
/// from one that refuses garbage or shows what it stored.
/// </summary>
internal sealed class PreflightGate(Preflight preflight)
{
    private const string ProtoV2 = "io.prometheus.write.v2.Request";

    /// <summary>Requirements that a 415 to a plain 2.0 request breaks by itself.</summary>
    private static readonly FrozenSet<string> SupportOfV2 = new[] { "protocol.supports-v2" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The finding, or an inconclusive one that says why it is worth nothing.</summary>
    /// <param name="finding">What the matcher found.</param>
    /// <param name="requirement">Id of the requirement.</param>
    /// <param name="arm">The arm it is about.</param>
    /// <param name="step">The step judged.</param>
    public Finding Judge(Finding finding, string requirement, ArmTranscript arm, int step)
    {
        if (!preflight.Plain.Accepted)
            return RefusesV2(finding, requirement) || DeniesWhatItWrote(finding, requirement)
                ? finding
                : finding.Blocked($"the plain request was not accepted: {Answers.Said(preflight.Plain)}");
        if (preflight.RandomPath.Accepted && AcceptsGarbage)
            return finding.Blocked(
                $"answers 2xx on every path and to anything: {Answers.Said(preflight.RandomPath)} to {preflight.RandomPath.Target}"
            );
        return finding.Outcome == Outcome.Satisfied ? Doubted(finding, arm, step) : finding;
    }

    private Finding Doubted(Finding finding, ArmTranscript arm, int step)
    {
        if (preflight.PlainRead is { Failure.Length: 0 } read && !read.Series.Any(s => !s.Samples.IsEmpty))
            return finding.Blocked(
                $"a 2xx of this receiver is no evidence: the plain request was answered {Answers.Said(preflight.Plain)} and its sample is not stored"
            );
        return AcceptsGarbage && !finding.StoredSeen && RestsOnAcceptance(finding, arm, step)
            ? finding.Blocked("a 2xx of this receiver is no evidence: it answers 2xx for bytes that are no message")
            : finding;
    }

    private bool AcceptsGarbage => preflight.Garbage.Accepted || preflight.BrokenMessage.Accepted;

    private bool RefusesV2(Finding finding, string requirement) =>
        finding.Outcome == Outcome.Violated
        && SupportOfV2.Contains(requirement)
        && preflight.Plain is { Answer: AnswerKind.Answered, Status: 415 }
        && preflight.Plain.RequestValues("Content-Type").Any(v => v.Contains(ProtoV2, StringComparison.Ordinal));

    // What it stored it wrote, whatever it answered: the denial is a violation in itself.
    private bool DeniesWhatItWrote(Finding finding, string requirement) =>
        finding.Outcome == Outcome.Violated
        && requirement == "response.success-2xx"
        && preflight.Plain.Answer == AnswerKind.Answered
        && preflight.PlainRead is { Failure.Length: 0 } read
        && read.Series.Any(s => !s.Samples.IsEmpty);

    private static bool RestsOnAcceptance(Finding finding, ArmTranscript arm, int step) =>
        arm.Exchanges.Where((e, i) => i == step || finding.Exchanges.Contains(e.Index)).Any(e => e.Accepted);
}
