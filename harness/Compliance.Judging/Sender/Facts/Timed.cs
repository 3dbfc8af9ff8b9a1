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
    public static Timed[] Of(DecodedSeries series)
    {
        var all = new Timed[series.Samples.Length + series.Histograms.Length];
        var count = 0;
        foreach (var (sample, range) in series.Samples)
            all[count++] = new(sample.TimestampMs, sample.Bits, sample.StartTimestampMs, range);
        foreach (var (histogram, range) in series.Histograms)
            all[count++] = new(histogram.TimestampMs, BitConverter.DoubleToUInt64Bits(histogram.Sum), histogram.StartTimestampMs, range);
        return all;
    }
}
