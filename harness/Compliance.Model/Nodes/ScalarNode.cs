namespace Compliance.Model.Nodes;

/// <summary>A scalar as it is written.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Text">Its text, after quotes and escapes are resolved.</param>
/// <param name="Quoted">Whether it was quoted: <c>"5"</c> is text, <c>5</c> is a number; a plain <c>null</c> or <c>~</c> is null.</param>
public sealed record ScalarNode(SourceLocation At, string Text, bool Quoted) : Node(At)
{
    /// <summary>Whether it is YAML's null.</summary>
    public bool IsNull => !Quoted && Text is "" or "~" or "null";
}
