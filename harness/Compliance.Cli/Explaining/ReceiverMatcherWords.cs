using Compliance.Judging.Binding;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Cli.Explaining;

/// <summary>What a matcher of receivers wants to see, in words.</summary>
internal static class ReceiverMatcherWords
{
    /// <summary>The words, without a full stop.</summary>
    public static string Of(MatcherSpec matcher)
    {
        var main = Words.Of(matcher.Main);
        return matcher.Name switch
        {
            "status" => $"the answer has the status {main}{If(matcher, "when", " (only an answer of {0} is judged)")}",
            "refused" => main == "invalid"
                ? "the answer is 400"
                : "the answer is a 4xx other than 429: neither a 5xx nor a dropped connection",
            "accepted" => $"the answer is 2xx{If(matcher, "stored", ", and reading {0} back finds what was sent")}",
            "answered" => "there is a complete HTTP answer: no dropped connection and no time-out",
            "alive" => "the request after it is still answered 2xx",
            "body" => Body(main),
            "written" => $"the Written headers {Written(matcher, main)}",
            "stored" => $"reading {main} back finds {Found(matcher)}",
            "stored-if-accepted" => $"if the answer is 2xx, reading {main} back finds {Found(matcher)}",
            "exemplars" => $"reading the exemplars of {main} back finds {Found(matcher)}",
            "metadata" => $"the metadata of {main} reads back as {Words.Of(matcher.Parameters)}",
            "instant" => $"an instant query of {main} at {Parameter(matcher, "at")} finds the series {Parameter(matcher, "is")}",
            "idempotent" => $"if step {Parameter(matcher, "of-step")} was answered 5xx or 429, {main} holds nothing twice",
            "same-as-control" => "status class, Written headers and what is stored are those of the control",
            "atomic-or-honest" => $"a 2xx has everything of {main} stored, a 4xx has Written headers that say what is",
            "header" =>
                $"the header {main} {(Parameter(matcher, "absent") == "true" ? "is absent" : $"is there and matches {Parameter(matcher, "matches")}")}",
            _ => MatcherCatalogue.Standard.All.FirstOrDefault(m => m.Role == Role.Receiver && m.Name == matcher.Name)?.Summary
                ?? matcher.Name,
        };
    }

    private static string Body(string main) =>
        main switch
        {
            "empty" => "the body is empty",
            "text" => "the body is text that people can read",
            _ => "the body says how much was refused, or what and why",
        };

    private static string Written(MatcherSpec matcher, string main) =>
        main switch
        {
            "" => $"say {Words.Join([.. matcher.Parameters.Entries.Select(e => $"{Words.Of(e.Value)} {e.Key}")])}",
            "sent" => "count what was sent",
            "sent-if-accepted" => "of a 2xx count all that was sent",
            "zero" => "are all 0",
            "zero-or-absent" => "are absent, or all 0",
            "valid" => "are there, a 64-bit integer each",
            "as-stored" => $"count what reading {Parameter(matcher, "of-series")} back finds",
            "absent-or-sent" => "are absent, or count what was sent",
            "possible" => "say what can be true: all of an accepted request, at most the good part of another",
            "possible-or-absent" => "are absent, or say what can be true",
            _ => $"are {main}",
        };

    private static string Found(MatcherSpec matcher) =>
        Words.Join(
            Words.Said(
                Parameter(matcher, "as") == "sent" ? "exactly what was sent" : "",
                Counted(matcher, "count", "sample"),
                Parameter(matcher, "histograms") == "sent"
                    ? "each histogram that was sent, bucket for bucket"
                    : Counted(matcher, "histograms", "histogram"),
                Counted(matcher, "series", "series"),
                Parameter(matcher, "values") is { Length: > 0 } values
                    ? $"the values {values.Replace(" or ", ", ", StringComparison.Ordinal)}"
                    : ""
            )
        );

    private static string Counted(MatcherSpec matcher, string key, string noun) =>
        Parameter(matcher, key) switch
        {
            "" => "",
            "0" => $"no {noun}",
            "1" => $"1 {noun}",
            var number => noun == "series" ? $"{number} series" : $"{number} {noun}s",
        };

    private static string If(MatcherSpec matcher, string key, string words) =>
        Parameter(matcher, key) is { Length: > 0 } value ? words.Replace("{0}", value, StringComparison.Ordinal) : "";

    private static string Parameter(MatcherSpec matcher, string key) => Words.Of(matcher.Parameters.Find(key));
}
