using Compliance.Model.Cases;
using Compliance.Model.Ledger;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>A check with what was found, before it becomes a result.</summary>
internal sealed record JudgedCheck(SenderCase Case, CheckScript Check, Requirement Requirement, Finding Finding);
