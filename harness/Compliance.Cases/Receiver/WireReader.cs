using Compliance.Cases.Reading;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;
using Compliance.Model.Requests;

namespace Compliance.Cases.Receiver;

/// <summary>Reads the edits of the encoded message.</summary>
internal static class WireReader
{
    public static WireEdit Read(Node node, MessageKind message)
    {
        if (node is ScalarNode)
            return new WireEdit(node.OneOf("an edit without path", Choices.WholeEdits));
        var map = CaseShapes.WireEdit.Open(node);
        var word = map.OneOf(true, "set", "remove", "duplicate-first", "append", "unpacked", "split-packed", "truncate")!;
        Belongs(map, word, "to", word is "set" or "duplicate-first");
        Belongs(map, word, "hex", word is "append");
        if (word == "truncate")
            return new WireEdit(WireEditKind.Truncate, "", Invariant(map.Required("truncate").Count("truncate", int.MinValue)));
        var path = WirePaths.Check(map.Required(word), message, word == "append");
        return word switch
        {
            "set" => new WireEdit(WireEditKind.Set, path, map.Text("to")),
            "duplicate-first" => new WireEdit(WireEditKind.DuplicateFirst, path, map.Text("to")),
            "append" => new WireEdit(WireEditKind.Append, path, Convert.ToHexStringLower(map.Required("hex").Hex("hex").AsSpan())),
            "remove" => new WireEdit(WireEditKind.Remove, path),
            "unpacked" => new WireEdit(WireEditKind.Unpacked, path),
            _ => new WireEdit(WireEditKind.SplitPacked, path),
        };
    }

    private static void Belongs(Mapping map, string word, string key, bool allowed)
    {
        if (map.Has(key) && !allowed)
            throw map.KeyError(key, $"'{key}' does not belong to {word}");
    }

    private static string Invariant(int number) => FormattableString.Invariant($"{number}");
}
