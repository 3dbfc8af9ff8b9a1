using System.Collections.Immutable;

namespace Compliance.Model.Nodes;

/// <summary>A mapping with unique text keys, in file order.</summary>
/// <param name="At">Where it starts.</param>
/// <param name="Entries">Its entries.</param>
public sealed record MapNode(SourceLocation At, ImmutableArray<MapEntry> Entries) : Node(At)
{
    /// <summary>The value of this key, or null.</summary>
    public Node? Find(string key) => Entries.FirstOrDefault(e => e.Key == key)?.Value;
}
