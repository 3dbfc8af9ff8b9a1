using System.Collections.Immutable;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver;

/// <summary>What a receiver matcher is shown.</summary>
/// <param name="Transcript">The whole case.</param>
/// <param name="Arm">The arm judged.</param>
/// <param name="Step">Index of the step judged.</param>
/// <param name="ReadAvailable">Whether the target has a read-back adapter.</param>
public sealed record ArmView(ReceiverTranscript Transcript, ArmTranscript Arm, int Step, bool ReadAvailable)
{
    /// <summary>The exchange judged; null when the arm ended before it.</summary>
    public Exchange? Exchange => Step < Arm.Exchanges.Length ? Arm.Exchanges[Step] : null;

    /// <summary>The step as it was sent.</summary>
    public Step Script => Arm.Arm.Steps[Step];

    /// <summary>The control arm; null when the case has none.</summary>
    public ArmTranscript? Control => Transcript.Arms.FirstOrDefault(a => a.Arm.Kind == ArmKind.Control);

    /// <summary>The answer to a question that the matcher asked for; null when it was not asked.</summary>
    public ReadResult? Read(ReadQuery query) => Transcript.Reads.GetValueOrDefault(query);
}
