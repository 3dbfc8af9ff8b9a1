namespace Compliance.Model.Cases;

/// <summary>
/// What must be seen before a <c>never</c> check is satisfied: the sender went on, and had time enough to do the
/// forbidden thing.
/// </summary>
/// <param name="NewerData">Requests with samples newer than the ones in question that must have arrived.</param>
/// <param name="PauseFactor">Multiple of the longest pause this sender took between attempts on 5xx that must have passed.</param>
/// <param name="AtLeast">Time that must have passed in any case, and the whole window when no pause was measured.</param>
public sealed record ProofOfLife(int NewerData, double PauseFactor, TimeSpan AtLeast);
