using System.Collections.Frozen;
using Compliance.Judging.Receiver.Reading;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;

namespace Compliance.Judging.Receiver.Gates;

/// <summary>
/// What the exchanges before all cases leave of a finding. A refusal is evidence only from a receiver that accepts plain data, a 2xx only
/// from one that refuses garbage or shows what it stored.
/// </summary>
internal sealed class PreflightGate(Preflight preflight)
{
    private const string ProtoV2 = "io.prometheus.write.v2.Request";

    /// <summary>Requirements that the refusal of a plain 2.0 request breaks by itself.</summary>
    private static readonly FrozenSet<string> SupportOfV2 = new[] { "protocol.supports-v2" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The finding, or an inconclusive one that says why it is worth nothing.</summary>
    /// <param name="finding">What the matcher found.</param>
    /// <param name="requirement">Id of the requirement.</param>
    /// <param name="arm">The arm it is about.</param>
    /// <param name="step">The step judged.</param>
    public Finding Judge(Finding finding, string requirement, ArmTranscript arm, int step)
    {
        var (plain, read) = Plain(arm, step);
        if (!plain.Accepted)
            return RefusesV2(finding, requirement, plain) || DeniesWhatItWrote(finding, requirement, plain, read)
                ? finding
                : finding.Blocked($"the plain request was not accepted: {Answers.Said(plain)}");
        // 1.0 by itself is kept as part of 2.0, unless the target says that it has no 2.0: then its plain request is one of 1.0.
        if (finding.Outcome == Outcome.Satisfied && !ReferenceEquals(plain, preflight.Plain) && !TakesPlain)
            return finding.Blocked(
                $"the target does not say that it has no 2.0, and its answer to a plain 2.0 request shows no support of it: {Answers.Said(preflight.Plain)}"
            );
        if (preflight.RandomPath.Accepted && AcceptsGarbage)
            return finding.Blocked(
                $"answers 2xx on every path and to anything: {Answers.Said(preflight.RandomPath)} to {preflight.RandomPath.Target}"
            );
        return finding.Outcome == Outcome.Satisfied ? Doubted(finding, arm, step, plain, read) : finding;
    }

    /// <summary>The plain request in the message that the judged step sends, where both were sent: taking one shows nothing of the other.</summary>
    private (Exchange Plain, ReadResult? Read) Plain(ArmTranscript arm, int step) =>
        preflight.OtherPlain is { } other && step < arm.Arm.Steps.Length && arm.Arm.Steps[step].Request.Message != preflight.Message
            ? (other, preflight.OtherPlainRead)
            : (preflight.Plain, preflight.PlainRead);

    private Finding Doubted(Finding finding, ArmTranscript arm, int step, Exchange plain, ReadResult? read)
    {
        if (Lost(read))
            return finding.Blocked(
                $"a 2xx of this receiver is no evidence: the plain request was answered {Answers.Said(plain)} and its sample is not stored"
            );
        if (!finding.StoredSeen && RestsOnAcceptance(finding, arm, step) && LooksLikeV1(plain))
            return finding.Blocked(
                "a 2xx of this receiver is no evidence: without a Written header a 2.0 message counts as not understood, and nothing shows that it was stored"
            );
        return AcceptsGarbage && !finding.StoredSeen && RestsOnAcceptance(finding, arm, step)
            ? finding.Blocked("a 2xx of this receiver is no evidence: it answers 2xx for bytes that are no message")
            : finding;
    }

    // Accepted, and neither shown to be lost nor answered as if it had not been understood.
    private bool TakesPlain =>
        preflight.Plain.Accepted
        && !Lost(preflight.PlainRead)
        && (preflight.PlainRead is { Failure.Length: 0 } || !LooksLikeV1(preflight.Plain));

    private static bool Lost(ReadResult? read) => read is { Failure.Length: 0 } && !read.Series.Any(s => !s.Samples.IsEmpty);

    private bool AcceptsGarbage => preflight.Garbage.Accepted || preflight.BrokenMessage.Accepted;

    // A receiver that takes the same data by the same way as 1.0 refuses 2.0 itself, whatever status it chose for that.
    private bool RefusesV2(Finding finding, string requirement, Exchange plain) =>
        finding.Outcome == Outcome.Violated
        && SupportOfV2.Contains(requirement)
        && IsV2(plain)
        && plain.Answer == AnswerKind.Answered
        && (plain.Status == 415 || (plain.Status is >= 400 and < 500 and not 429 && TakesV1));

    private bool TakesV1 =>
        preflight is { Message: MessageKind.V2, OtherPlain.Accepted: true } or { Message: MessageKind.V1, Plain.Accepted: true };

    // What it stored it wrote, whatever it answered: the denial is a violation in itself.
    private static bool DeniesWhatItWrote(Finding finding, string requirement, Exchange plain, ReadResult? read) =>
        finding.Outcome == Outcome.Violated
        && requirement == "response.success-2xx"
        && plain.Answer == AnswerKind.Answered
        && read is { Failure.Length: 0 }
        && read.Series.Any(s => !s.Samples.IsEmpty);

    /// <summary>A 2.0 message answered like by a receiver of 1.0 (Remote-Write 2.0, "Required Written Response Headers").</summary>
    private static bool LooksLikeV1(Exchange plain) => IsV2(plain) && !plain.HasWritten;

    private static bool IsV2(Exchange exchange) =>
        exchange.RequestValues("Content-Type").Any(v => v.Contains(ProtoV2, StringComparison.Ordinal));

    private static bool RestsOnAcceptance(Finding finding, ArmTranscript arm, int step) =>
        arm.Exchanges.Where((e, i) => i == step || finding.Exchanges.Contains(e.Index)).Any(e => e.Accepted);
}
