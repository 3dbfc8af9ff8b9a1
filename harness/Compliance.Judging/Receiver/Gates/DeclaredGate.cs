using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Judging.Receiver.Gates;

/// <summary>
/// A receiver that says itself that it has no 2.0 is still sent 2.0 messages, and what it does wrong with them stands. What shows nothing
/// then is no open question but follows from what it said.
/// </summary>
internal static class DeclaredGate
{
    private const string V2 = "message.v2";

    /// <summary>The finding; an inconclusive one about a 2.0 message is not applicable to a target without 2.0.</summary>
    public static Finding Judge(Finding finding, TargetDescriptor target, ArmTranscript arm, int step) =>
        finding.Outcome == Outcome.Inconclusive
        && target.Capabilities.GetValueOrDefault(V2, Capability.Yes) == Capability.No
        && step < arm.Arm.Steps.Length
        && arm.Arm.Steps[step].Request.Message == MessageKind.V2
            ? finding with
            {
                Outcome = Outcome.NotApplicable,
                Said = $"{target.Name} says itself that it does not have {V2}",
                Marks = [],
            }
            : finding;
}
