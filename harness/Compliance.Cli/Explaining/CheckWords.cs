using System.Globalization;
using Compliance.Judging.Binding;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Cli.Explaining;

/// <summary>A check in words: when it must hold, where it looks, and what it wants to see.</summary>
internal static class CheckWords
{
    /// <summary>The sentence, without a full stop.</summary>
    public static string Of(Role role, CheckScript check) =>
        role == Role.Receiver ? $"{Place(check)}{ReceiverMatcherWords.Of(check.Matcher)}" : $"{When(check)}{Summary(check)}";

    private static string Place(CheckScript check) =>
        string.Concat(
            Words.Said(
                check.Of is { } step ? $"step {step}: " : "",
                check.Arms.IsEmpty ? "" : $"{Words.Join([.. check.Arms.Select(Arm)])}: "
            )
        );

    private static string Arm(string arm) =>
        arm switch
        {
            "control" => "the control",
            "defects" => "every defect",
            "rewrites" => "every rewrite",
            _ => $"arm {arm}",
        };

    private static string When(CheckScript check) =>
        check.Temporal switch
        {
            Temporal.Always => check.OwnLaneOnly ? "in every request of this lane: " : "in every captured request: ",
            Temporal.Eventually => check.Within is { } within ? $"within {Seconds(within)}: " : "within the target's window: ",
            Temporal.Never => check.Until is { } until ? $"never, until {Life(until)}: " : "never: ",
            _ => "",
        };

    private static string Life(ProofOfLife until) =>
        Words.Join(
            Words.Said(
                until.NewerData > 0 ? $"{Words.Count(until.NewerData, "request")} with newer data came" : "",
                until.PauseFactor > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{until.PauseFactor} times the pause of this sender's retries passed")
                    : "",
                until.AtLeast > TimeSpan.Zero ? $"at least {Seconds(until.AtLeast)} passed" : ""
            )
        );

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");

    private static string Summary(CheckScript check)
    {
        var known = MatcherCatalogue.Standard.All.FirstOrDefault(m => m.Role == Role.Sender && m.Name == check.Matcher.Name);
        var said = known is { Summary.Length: > 0 } ? Words.Small(known.Summary) : check.Matcher.Name;
        var with = Words.Said(Words.Of(check.Matcher.Main), Words.Of(check.Matcher.Parameters));
        return with.IsEmpty || with is ["true"] ? said : $"{said} ({string.Join(", ", with)})";
    }
}
