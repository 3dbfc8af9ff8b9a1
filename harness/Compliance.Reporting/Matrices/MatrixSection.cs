using System.Collections.Immutable;

namespace Compliance.Reporting.Matrices;

/// <summary>The requirements of one section of the specification.</summary>
/// <param name="Anchor">Its anchor on the published page.</param>
/// <param name="Rows">Its requirements.</param>
public sealed record MatrixSection(string Anchor, ImmutableArray<MatrixRow> Rows)
{
    /// <summary>The anchor as words.</summary>
    public string Title => Anchor.Replace('-', ' ').Replace('_', ' ');
}
