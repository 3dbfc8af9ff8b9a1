namespace Compliance.Model;

/// <summary>A run of bytes inside one part of an exchange.</summary>
/// <param name="Start">Offset of the first byte, from 0.</param>
/// <param name="Length">Number of bytes, 0 for a place between two bytes.</param>
public readonly record struct ByteRange(int Start, int Length)
{
    /// <summary>Offset one past the last byte.</summary>
    public int End => Start + Length;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Start}..{End}");
}
