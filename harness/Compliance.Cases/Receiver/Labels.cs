using System.Collections.Immutable;
using System.Text;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Receiver;

/// <summary>Reads labels: a mapping is sorted by name, a list of pairs keeps its order and may be wrong on purpose.</summary>
internal static class Labels
{
    public static ImmutableArray<Label> Read(Node node) =>
        node switch
        {
            MapNode map => [.. map.Entries.Select(Entry).Order(Comparer<Label>.Create(ByName))],
            ListNode list => [.. list.Items.Select(Pair)],
            _ => throw node.Error("labels must be a mapping or a list of [name, value] pairs"),
        };

    /// <summary>Order of names by their UTF-8 bytes.</summary>
    public static int ByName(Label left, Label right) =>
        Encoding.UTF8.GetBytes(left.Name).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right.Name));

    /// <summary>Adds a label where it belongs when the others are sorted, else at the end.</summary>
    public static ImmutableArray<Label> Insert(ImmutableArray<Label> labels, Label label)
    {
        for (var i = 1; i < labels.Length; i++)
        {
            if (ByName(labels[i - 1], labels[i]) >= 0)
                return labels.Add(label);
        }
        return labels.Insert(labels.Count(l => ByName(l, label) <= 0), label);
    }

    /// <summary>Equal for equal sets of labels, whatever their order.</summary>
    public static string Identity(ImmutableArray<Label> labels) =>
        string.Join('\u0001', labels.Select(l => $"{l.Name}\u0002{l.Value}").Order(StringComparer.Ordinal));

    private static Label Entry(MapEntry entry) => new(entry.Key, entry.Value.Text($"the label {entry.Key}"));

    private static Label Pair(Node node) =>
        node is ListNode { Items: [var name, var value] }
            ? new Label(name.Text("a label name"), value.Text("a label value"))
            : throw node.Error("a label in a list must be a pair [name, value]");
}
