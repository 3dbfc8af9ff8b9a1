using Compliance.Judging.Receiver.Reading;
using Compliance.Model.Cases;

namespace Compliance.Judging.Receiver;

/// <summary>Ids of the checks of receiver cases.</summary>
/// <remarks>
/// <c>case#name</c> in a case without arms; <c>case[arm]#name</c> with arms, <c>case[control]#name</c> for the control. When the case
/// stands for one value of <c>each</c>, the arm follows inside the brackets after a slash: <c>case[400/json]#name</c>.
/// </remarks>
public static class CheckId
{
    /// <summary>The id of a check of an arm.</summary>
    public static string Of(string caseId, Arm arm, string name)
    {
        if (arm.Kind == ArmKind.Plain)
            return $"{caseId}#{name}";
        var armName = Placeholders.ArmName(arm);
        return caseId.EndsWith(']') ? $"{caseId[..^1]}/{armName}]#{name}" : $"{caseId}[{armName}]#{name}";
    }
}
