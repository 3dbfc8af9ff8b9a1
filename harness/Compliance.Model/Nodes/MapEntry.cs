namespace Compliance.Model.Nodes;

/// <summary>One key of a mapping with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyAt">Where the key stands.</param>
/// <param name="Value">Its value.</param>
public sealed record MapEntry(string Key, SourceLocation KeyAt, Node Value);
