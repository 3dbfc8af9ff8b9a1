using Compliance.Model.Cases;
using Compliance.Model.Ledger;

namespace Compliance.Judging.Receiver;

/// <summary>A check of one arm of a receiver case, before it is judged.</summary>
/// <param name="Id">Its id (<see cref="CheckId"/>).</param>
/// <param name="Case">The case.</param>
/// <param name="Check">The line of the case.</param>
/// <param name="Arm">The arm it looks at.</param>
/// <param name="Step">Index of the step it looks at.</param>
/// <param name="Requirement">The requirement it is bound to.</param>
public sealed record PlannedCheck(string Id, ReceiverCase Case, CheckScript Check, Arm Arm, int Step, Requirement Requirement);
