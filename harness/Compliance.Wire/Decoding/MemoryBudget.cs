namespace Compliance.Wire.Decoding;

/// <summary>
/// Bounds what one message can make of itself: two bytes are enough for an empty series, whose object takes a hundred times that.
/// </summary>
internal sealed class MemoryBudget
{
    /// <summary>Roughly what the objects of one message may take.</summary>
    public const long MostBytes = 256L << 20;

    private long left = MostBytes;

    /// <summary>Whether more was asked for than there is.</summary>
    public bool Exhausted => left < 0;

    /// <summary>Takes from the budget; false when it doesn't suffice.</summary>
    public bool Spend(long bytes)
    {
        left -= bytes;
        return left >= 0;
    }
}
