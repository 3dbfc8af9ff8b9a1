using Compliance.Judging.Receiver.Reading;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Gates;

/// <summary>A defect says nothing when the same request without it is refused too.</summary>
internal static class ControlGate
{
    /// <summary>The finding, or an inconclusive one when the control of its case was not accepted. The control's own checks are left alone.</summary>
    public static Finding Judge(Finding finding, Arm arm, ReceiverTranscript transcript)
    {
        if (arm.Kind is ArmKind.Plain or ArmKind.Control || transcript.Case.Arms.All(a => a.Kind != ArmKind.Control))
            return finding;
        var control = transcript.Arms.FirstOrDefault(a => a.Arm.Kind == ArmKind.Control);
        if (control is null || control.Exchanges.Length < control.Arm.Steps.Length)
            return finding.Blocked("the control was not sent");
        return control.Exchanges.FirstOrDefault(e => !e.Accepted) is { } refused
            ? finding.Blocked($"the control was not accepted: {Answers.Said(refused)}")
            : finding;
    }
}
