using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver;

/// <summary>A planned check with its finding.</summary>
/// <param name="Plan">The check.</param>
/// <param name="Transcript">The evidence of its case.</param>
/// <param name="Finding">What was found, after the gates.</param>
internal sealed record JudgedCheck(PlannedCheck Plan, ReceiverTranscript Transcript, Finding Finding);
