using System.Collections.Immutable;

namespace Compliance.Model.Nodes;

/// <summary>A sequence.</summary>
/// <param name="At">Where it starts.</param>
/// <param name="Items">Its items in file order.</param>
public sealed record ListNode(SourceLocation At, ImmutableArray<Node> Items) : Node(At);
