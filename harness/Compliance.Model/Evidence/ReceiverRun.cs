using System.Collections.Immutable;

namespace Compliance.Model.Evidence;

/// <summary>All evidence of a receiver run: the input of the judge.</summary>
/// <param name="Preflight">The exchanges before the cases; null when the target could not be reached at all.</param>
/// <param name="Transcripts">One per case that ran, in plan order.</param>
public sealed record ReceiverRun(Preflight? Preflight, ImmutableArray<ReceiverTranscript> Transcripts);
