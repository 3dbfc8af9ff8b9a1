using System.Collections.Immutable;
using Compliance.Model.Cases;

namespace Compliance.Model.Evidence;

/// <summary>All evidence of a sender run: the input of the judge.</summary>
/// <param name="Cases">The cases that ran, in plan order.</param>
/// <param name="Lanes">Their lanes.</param>
public sealed record SenderRun(ImmutableArray<SenderCase> Cases, ImmutableArray<LaneTranscript> Lanes);
