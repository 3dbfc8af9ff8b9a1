using Compliance.Model.Cases;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Fills in what a matcher's text says differently for every arm.</summary>
internal static class Placeholders
{
    /// <summary>Replaces <c>{{case}}</c> and <c>{{defect}}</c>.</summary>
    public static string Fill(string text, string tag, string arm) =>
        text.Replace("{{case}}", tag, StringComparison.Ordinal).Replace("{{defect}}", arm, StringComparison.Ordinal);

    /// <summary>What stands for <c>{{defect}}</c>: <c>plain</c>, <c>control</c>, or the arm's name.</summary>
    public static string ArmName(Arm arm) =>
        arm.Kind switch
        {
            ArmKind.Plain => "plain",
            ArmKind.Control => "control",
            _ => arm.Name,
        };
}
