using Compliance.Cases.Reading;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Sender;

/// <summary>Reads the value of a sender's check: one of three temporal words around a matcher.</summary>
internal static class Expectation
{
    /// <summary>Requests with newer data that <c>never</c> waits for when the case does not say.</summary>
    public const int NewerData = 3;

    /// <summary>Multiple of the sender's longest pause that <c>never</c> waits when the case does not say.</summary>
    public const double PauseFactor = 4;

    /// <summary>Least time that <c>never</c> waits when the case does not say.</summary>
    public static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(2);

    /// <summary>The check without name and requirement.</summary>
    public static CheckScript Read(Node node)
    {
        if (node is ScalarNode { IsNull: false } scalar)
            throw node.Error($"a sender's check must be always, eventually or never with a matcher, not {Phrases.Shown(scalar.Text)}");
        var map = CaseShapes.Expectation.Open(node);
        var word = map.OneOf(true, "always", "eventually", "never")!;
        Belongs(map, word, "lane", "always");
        Belongs(map, word, "within", "eventually");
        Belongs(map, word, "until", "never");
        return new CheckScript
        {
            Requirement = "",
            Name = "",
            Matcher = Matchers.Read(map.Required(word)),
            Temporal =
                word == "always" ? Temporal.Always
                : word == "never" ? Temporal.Never
                : Temporal.Eventually,
            OwnLaneOnly = map["lane"]?.OneOf("lane", Choices.Lanes) ?? false,
            Within = map["within"]?.Duration("within"),
            Until = word == "never" ? Proof(map["until"]) : null,
            At = node.At,
        };
    }

    private static void Belongs(Mapping map, string word, string key, string owner)
    {
        if (map.Has(key) && word != owner)
            throw map.KeyError(key, $"'{key}' belongs to {owner}, not to {word}");
    }

    private static ProofOfLife Proof(Node? node)
    {
        if (node is null)
            return new ProofOfLife(NewerData, PauseFactor, AtLeast);
        var map = CaseShapes.ProofOfLife.Open(node);
        var newer = map["newer-data"]?.Count("newer-data", 0, 1000) ?? NewerData;
        var atLeast = map["at-least"]?.Duration("at-least") ?? AtLeast;
        if (newer == 0 && atLeast == TimeSpan.Zero)
            throw node.Error("without newer data and without time nothing proves that the sender lives");
        return new ProofOfLife(newer, map["pause"] is { } pause ? Factor(pause) : PauseFactor, atLeast);
    }

    private static double Factor(Node node)
    {
        var words = node.Text("pause").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var factor, "retry"] && factor.EndsWith('x') && Floats.Parse(factor[..^1]) is >= 0 and <= 100 and var times
            ? times
            : throw node.Error($"pause must be a multiple of the sender's own pause such as '4x retry', not {Scalars.Shown(node)}");
    }
}
