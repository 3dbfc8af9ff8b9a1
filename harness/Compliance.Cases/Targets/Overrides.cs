using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Targets;

/// <summary>Lays overrides over a descriptor before it is read, so that they are checked like the file itself.</summary>
internal static class Overrides
{
    /// <summary>Mappings whose keys are free text, dots included: what follows is one key.</summary>
    private static readonly ImmutableArray<string> Open =
    [
        "capabilities",
        "sender.config",
        "receiver.config",
        "receiver.read",
        "receiver.headers",
        "launch.container.ports",
        "launch.container.mount",
        "launch.container.env",
        "launch.process.env",
    ];

    /// <exception cref="UsageException">A key leads through a scalar, or beyond the end of a list.</exception>
    public static Node Apply(Node root, IEnumerable<TargetOverride> overrides) =>
        overrides.Aggregate(root, (node, set) => Set(node, Path(set.Key).AsMemory(), Value(set), set));

    private static ImmutableArray<string> Path(string key) =>
        Open.FirstOrDefault(o => key.StartsWith(o + '.', StringComparison.Ordinal)) is { } open
            ? [.. open.Split('.'), key[(open.Length + 1)..]]
            : [.. key.Split('.')];

    private static Node Value(TargetOverride set)
    {
        var file = $"--set {set.Key}";
        return set.Value.StartsWith('[') ? Yaml.Parse(file, set.Value) : new ScalarNode(new SourceLocation(file, 1), set.Value, false);
    }

    private static Node Set(Node? node, ReadOnlyMemory<string> path, Node value, TargetOverride set)
    {
        if (path.IsEmpty)
            return value;
        return node switch
        {
            null or ScalarNode { IsNull: true } => Set(new MapNode(value.At, []), path, value, set),
            MapNode map => SetKey(map, path, value, set),
            ListNode list => SetItem(list, path, value, set),
            _ => throw new UsageException($"--set {set.Key}: '{path.Span[0]}' cannot be set inside a scalar"),
        };
    }

    private static MapNode SetKey(MapNode map, ReadOnlyMemory<string> path, Node value, TargetOverride set)
    {
        var key = path.Span[0];
        var index = map.Entries.ToList().FindIndex(e => e.Key == key);
        if (path.Length == 1 && value is ScalarNode { IsNull: true })
            return index < 0 ? map : map with { Entries = map.Entries.RemoveAt(index) };
        var added = Set(index < 0 ? null : map.Entries[index].Value, path[1..], value, set);
        var entry = new MapEntry(key, index < 0 ? value.At : map.Entries[index].KeyAt, added);
        return map with { Entries = index < 0 ? map.Entries.Add(entry) : map.Entries.SetItem(index, entry) };
    }

    private static ListNode SetItem(ListNode list, ReadOnlyMemory<string> path, Node value, TargetOverride set)
    {
        if (!int.TryParse(path.Span[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index > list.Items.Length)
            throw new UsageException(
                $"--set {set.Key}: '{path.Span[0]}' is no index of a list of {list.Items.Length}; the next free one is {list.Items.Length}"
            );
        var item = Set(index < list.Items.Length ? list.Items[index] : null, path[1..], value, set);
        return list with { Items = index < list.Items.Length ? list.Items.SetItem(index, item) : list.Items.Add(item) };
    }
}
