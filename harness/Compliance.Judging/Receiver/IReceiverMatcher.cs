using Compliance.Model.Cases;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver;

/// <summary>Judges one step of one arm of a receiver case. Pure.</summary>
public interface IReceiverMatcher
{
    /// <summary>What the evidence says. Gates (preflight, control, after) are applied by the judge and not here.</summary>
    Finding Judge(ArmView view);

    /// <summary>What must be read back before it can judge this arm.</summary>
    IEnumerable<ReadQuery> Reads(ReceiverCase @case, Arm arm) => [];
}
