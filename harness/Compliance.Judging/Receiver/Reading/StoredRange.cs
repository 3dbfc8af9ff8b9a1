using System.Globalization;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>How many elements of a request are stored. A range, because some are not shown (stale markers) or may stem from another request.</summary>
/// <param name="Least">At least so many.</param>
/// <param name="Most">At most so many.</param>
internal readonly record struct StoredRange(long Least, long Most)
{
    /// <summary>Whether a claim is true.</summary>
    public bool Holds(long claimed) => claimed >= Least && claimed <= Most;

    /// <inheritdoc/>
    public override string ToString() =>
        Least == Most ? Least.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Least} to {Most}");
}
