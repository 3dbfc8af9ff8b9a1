using System.Collections.Immutable;

namespace Compliance.Reporting.Html;

/// <summary>A line of a message head.</summary>
/// <param name="Segments">Its text.</param>
/// <param name="Differs">Whether the other side of a comparison has no such line.</param>
public sealed record HeadLine(ImmutableArray<Segment> Segments, bool Differs)
{
    /// <summary>The text without marks.</summary>
    public string Text => string.Concat(Segments.Select(s => s.Text));
}
