using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;
using Compliance.Model.Targets;

namespace Compliance.Cases.Targets;

/// <summary>Reads <c>known.yaml</c>, the known failures of a target.</summary>
public static class KnownLoader
{
    /// <summary>The entries in file order; none when the file holds only comments.</summary>
    /// <exception cref="CaseFileException">An entry is wrong: reason and link are required.</exception>
    public static ImmutableArray<KnownEntry> Load(string path, string text) =>
        Yaml.ParseOptional(path, text) is { } root ? [.. root.List("the list of known failures").Items.Select(Read)] : [];

    private static KnownEntry Read(Node node)
    {
        var map = TargetShapes.Known.Open(node);
        return new KnownEntry(
            map.Required("check").Phrase("check"),
            map["kind"]?.OneOf("kind", Choices.Kinds) ?? ExpectationKind.Known,
            map.Required("reason").Phrase("reason"),
            Link(map.Required("link")),
            map["versions"]?.PhraseList("versions") ?? [],
            map["via"] is { } via ? Via(via) : [],
            map.At
        );
    }

    private static string Link(Node node)
    {
        var link = node.Phrase("link");
        var isUrl = Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");
        return isUrl || (link.StartsWith("none:", StringComparison.Ordinal) && link.Length > "none: ".Length)
            ? link
            : throw node.Error("link must be an http or https URL, or 'none: ' with a reason why there is none");
    }

    private static ImmutableArray<string> Via(Node node) =>
        node is ListNode list ? [.. list.Items.Select(i => i.OneOf("via", Choices.Via))] : [node.OneOf("via", Choices.Via)];
}
