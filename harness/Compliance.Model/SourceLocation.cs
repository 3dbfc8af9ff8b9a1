namespace Compliance.Model;

/// <summary>A line of a case, ledger or target file.</summary>
/// <param name="File">Path as it was given, relative to the suite where possible.</param>
/// <param name="Line">Line from 1.</param>
public sealed record SourceLocation(string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}");
}
