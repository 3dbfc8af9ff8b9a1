using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Cases;

/// <summary>Reads matchers without knowing them.</summary>
internal static class Matchers
{
    public static MatcherSpec Read(Node node)
    {
        if (node is ScalarNode { IsNull: false } scalar)
            return new MatcherSpec(Name(scalar.Text, scalar.At), null, new MapNode(scalar.At, []), scalar.At);
        if (node is not MapNode { Entries: [var first, ..] } map)
            throw node.Error("a matcher must be a name or a mapping that begins with its name");
        var name = Name(first.Key, first.KeyAt);
        var others = map.Entries.RemoveAt(0);
        if (first.Value is not MapNode inner)
            return new MatcherSpec(name, first.Value, new MapNode(map.At, others), first.KeyAt);
        if (others.FirstOrDefault(o => inner.Find(o.Key) is not null) is { } twice)
            throw new CaseFileException(twice.KeyAt, $"the parameter '{twice.Key}' of {name} is given twice");
        return new MatcherSpec(name, null, new MapNode(inner.At, [.. inner.Entries, .. others]), first.KeyAt);
    }

    /// <summary>The matcher with templates replaced.</summary>
    public static MatcherSpec Fill(MatcherSpec matcher, Templates templates) =>
        matcher with
        {
            Main = matcher.Main is { } main ? templates.Fill(main) : null,
            Parameters = templates.Fill(matcher.Parameters),
        };

    private static string Name(string text, SourceLocation at) =>
        Scalars.IsName(text)
            ? text
            : throw new CaseFileException(
                at,
                $"the name of a matcher must be small letters, digits and hyphens, not {Phrases.Shown(text)}"
            );
}
