using System.Collections.Immutable;
using System.Globalization;
using Compliance.Cases.Reading;
using Compliance.Model.Nodes;
using Compliance.Model.Responses;

namespace Compliance.Cases.Sender;

/// <summary>Reads <c>respond</c>.</summary>
internal static class RespondReader
{
    private const int MostRules = 64;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    public static ImmutableArray<ResponseScript> Read(Node node)
    {
        var items = node.List("respond").Items;
        if (items.Length is 0 or > MostRules)
            throw node.Error($"respond must list 1 to {MostRules} rules; leave it out to accept everything");
        var rules = ImmutableArray.CreateBuilder<ResponseScript>();
        foreach (var item in items)
        {
            if (rules.Any(r => r is { Times: null, To: null }))
                throw item.Error("this rule is never reached: one before it answers everything");
            rules.Add(Rule(CaseShapes.Respond.Open(item)));
        }
        return rules.ToImmutable();
    }

    /// <summary>How long the script holds everything up: delays and Retry-After, each as often as its rule answers.</summary>
    public static TimeSpan Held(ImmutableArray<ResponseScript> rules) =>
        rules.Aggregate(TimeSpan.Zero, (sum, rule) => sum + (rule.Delay + RetryAfter(rule)) * (rule.Times ?? 1));

    private static ResponseScript Rule(Mapping map)
    {
        if (map.Node.Entries.Length == 0)
            throw map.Node.Error("a rule needs at least a status or an abort");
        var none = map["written"] is ScalarNode { Text: "none" };
        return new ResponseScript
        {
            Status = map["status"]?.Count("status", 200, 599) ?? 204,
            Times = map["times"]?.Count("times", 1, 10_000),
            To = map["to"]?.OneOf("to", Choices.Messages),
            Headers = [.. map.Entries("headers").Select(HttpText.Line)],
            WithoutWritten = none,
            Written = map["written"] is { } written && !none ? Counts(written) : null,
            Body = map.OptionalText("body") ?? "",
            Delay = map["delay"] is { } delay ? Delay(delay) : TimeSpan.Zero,
            Abort = map["abort"]?.OneOf("abort", Choices.Aborts) ?? AbortKind.None,
        };
    }

    private static ImmutableArray<long> Counts(Node node) =>
        node is ListNode { Items.Length: 3 } list
            ? [.. list.Items.Select(i => i.Whole("a Written count"))]
            : throw node.Error("written must be none or [samples, histograms, exemplars]");

    private static TimeSpan Delay(Node node)
    {
        var delay = node.Duration("delay");
        return delay <= LongestDelay ? delay : throw node.Error("delay must be at most 5m");
    }

    private static TimeSpan RetryAfter(ResponseScript rule)
    {
        var value = rule.Headers.FirstOrDefault(h => h.Name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase))?.Value;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, 600))
            : TimeSpan.Zero;
    }
}
