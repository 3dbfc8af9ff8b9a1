using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;
using Compliance.Model.Targets;

namespace Compliance.Cases.Targets;

/// <summary>Reads <c>known.yaml</c>, the known failures of a target.</summary>
public static class KnownLoader
{
    /// <summary>How a reason begins that is still to be written.</summary>
    public const string Unwritten = "TODO";

    /// <summary>The entries in file order, one for each glob of a list; none when the file holds only comments.</summary>
    /// <exception cref="CaseFileException">An entry is wrong: reason and link are required.</exception>
    public static ImmutableArray<KnownEntry> Load(string path, string text) =>
        Yaml.ParseOptional(path, text) is { } root ? [.. root.List("the list of known failures").Items.SelectMany(Read)] : [];

    private static IEnumerable<KnownEntry> Read(Node node)
    {
        var map = TargetShapes.Known.Open(node);
        var check = map.Required("check");
        var items = check is ListNode list ? list.Items : [check];
        if (items.IsEmpty)
            throw check.Error("check must name at least one check");
        var entry = new KnownEntry(
            "",
            map["kind"]?.OneOf("kind", Choices.Kinds) ?? ExpectationKind.Known,
            Reason(map.Required("reason")),
            Link(map.Required("link")),
            map["versions"]?.PhraseList("versions") ?? [],
            map["via"] is { } via ? Via(via) : [],
            map.At
        );
        return items.Select(item => entry with { Check = item.Phrase("check"), At = check is ListNode ? item.At : map.At });
    }

    private static string Reason(Node node)
    {
        var reason = node.Phrase("reason");
        return reason.StartsWith(Unwritten, StringComparison.Ordinal) ? throw node.Error("the reason is still to be written") : reason;
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
