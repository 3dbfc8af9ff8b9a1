using System.Globalization;

namespace Compliance.Wire.Snappy;

/// <summary>The bytes are not a Snappy block: the fault of whoever made them.</summary>
/// <param name="offset">Offset in the block of the element that is wrong.</param>
/// <param name="problem">What is wrong, without the offset.</param>
public sealed class SnappyException(int offset, string problem)
    : FormatException(string.Create(CultureInfo.InvariantCulture, $"{problem} (at byte {offset})"))
{
    /// <summary>Offset in the block of the element that is wrong.</summary>
    public int Offset { get; } = offset;

    /// <summary>What is wrong, without the offset.</summary>
    public string Problem { get; } = problem;
}
