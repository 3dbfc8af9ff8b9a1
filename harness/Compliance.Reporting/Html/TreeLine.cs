using Compliance.Model;

namespace Compliance.Reporting.Html;

/// <summary>A line of a decoded message.</summary>
/// <param name="Depth">Depth from 0.</param>
/// <param name="Text">The line.</param>
/// <param name="Range">Its bytes in the message; null when they are not known.</param>
public sealed record TreeLine(int Depth, string Text, ByteRange? Range)
{
    /// <summary>Whether a finding is about it.</summary>
    public bool Marked { get; init; }

    /// <summary>Whether the other side of a comparison has no such line.</summary>
    public bool Differs { get; init; }

    /// <summary>The line with its indentation.</summary>
    public string Indented => new string(' ', Depth * 2) + Text;
}
