using System.Collections.Immutable;

namespace Compliance.Reporting.Html;

/// <summary>The attempts of a lane, a row each.</summary>
/// <param name="Rows">Rows from the first attempt on.</param>
/// <param name="Caption">What is drawn, for people and screen readers.</param>
public sealed record TimelineView(ImmutableArray<TimelineRow> Rows, string Caption)
{
    /// <summary>Height of the drawing.</summary>
    public int Height => 24 + Rows.Length * 18;
}
