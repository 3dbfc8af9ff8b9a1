using System.Globalization;

namespace Compliance.Model.Metrics;

/// <summary>A float sample. Two are equal when their bits are: NaN payloads and the sign of zero count.</summary>
/// <param name="TimestampMs">Milliseconds since the Unix epoch.</param>
/// <param name="Value">The value; NaN bits are kept.</param>
/// <param name="StartTimestampMs">rc.4 start timestamp in milliseconds since the Unix epoch; 0 is unset.</param>
public readonly record struct Sample(long TimestampMs, double Value, long StartTimestampMs = 0)
{
    /// <summary>The bits of the stale marker (Remote-Write 2.0, "Samples and Histogram Samples").</summary>
    public const ulong StaleBits = 0x7ff0000000000002;

    /// <summary>The stale marker as a value.</summary>
    public static double StaleMarker => BitConverter.UInt64BitsToDouble(StaleBits);

    /// <summary>The value's bits.</summary>
    public ulong Bits => BitConverter.DoubleToUInt64Bits(Value);

    /// <summary>Whether the value is the stale marker, bit for bit.</summary>
    public bool IsStale => Bits == StaleBits;

    /// <inheritdoc/>
    public bool Equals(Sample other) =>
        TimestampMs == other.TimestampMs && Bits == other.Bits && StartTimestampMs == other.StartTimestampMs;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TimestampMs, Bits, StartTimestampMs);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsStale ? "stale" : Value.ToString("R", CultureInfo.InvariantCulture))}@{TimestampMs}"
        );
}
