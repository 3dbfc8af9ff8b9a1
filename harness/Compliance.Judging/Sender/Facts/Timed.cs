using Compliance.Model;
using Compliance.Model.Decoding;

namespace Compliance.Judging.Sender.Facts;

/// <summary>A sample or histogram as a point in time.</summary>
/// <param name="TimestampMs">Milliseconds since the Unix epoch.</param>
/// <param name="Bits">Bits of the value or sum.</param>
/// <param name="StartTimestampMs">rc.4 start timestamp; 0 is unset.</param>
/// <param name="Range">Its bytes in the message.</param>
public readonly record struct Timed(long TimestampMs, ulong Bits, long StartTimestampMs, ByteRange Range)
{
    /// <summary>Value, or sum of a histogram.</summary>
    public double Value => BitConverter.UInt64BitsToDouble(Bits);

    /// <summary>Whether it is a stale marker, bit for bit.</summary>
    public bool IsStale => Bits == Model.Metrics.Sample.StaleBits;

    /// <summary>All data of a series.</summary>
    public static IEnumerable<Timed> Of(DecodedSeries series) =>
        series
            .Samples.Select(s => new Timed(s.Sample.TimestampMs, s.Sample.Bits, s.Sample.StartTimestampMs, s.Range))
            .Concat(
                series.Histograms.Select(h => new Timed(
                    h.Histogram.TimestampMs,
                    BitConverter.DoubleToUInt64Bits(h.Histogram.Sum),
                    h.Histogram.StartTimestampMs,
                    h.Range
                ))
            );
}
