namespace Compliance.Reporting.Html;

/// <summary>An attempt.</summary>
/// <param name="Name">Index and letter: equal letters are the same samples.</param>
/// <param name="Ours">Whether the check rests on it.</param>
/// <param name="Kind">Style of its status: <c>s2</c>, <c>s4</c>, <c>s5</c>, or <c>s0</c> without answer.</param>
/// <param name="X">Left end, of 640.</param>
/// <param name="Width">Width, at least 3.</param>
/// <param name="Label">Status and pause.</param>
public sealed record TimelineRow(string Name, bool Ours, string Kind, string X, string Width, string Label)
{
    /// <summary>Place of the label.</summary>
    public required string LabelX { get; init; }

    /// <summary>Anchor of the label's text: <c>start</c>, or <c>end</c> at the right side.</summary>
    public required string LabelAnchor { get; init; }

    /// <summary>Baseline of the row.</summary>
    public required int Y { get; init; }
}
