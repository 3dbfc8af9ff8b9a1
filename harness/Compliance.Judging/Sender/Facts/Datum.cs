namespace Compliance.Judging.Sender.Facts;

/// <summary>One sample as a receiver understands it: what "the same data" means. Bytes, requests and order play no part.</summary>
/// <param name="Series">Label set (<see cref="Model.Decoding.SeriesKey"/>).</param>
/// <param name="TimestampMs">Milliseconds since the Unix epoch.</param>
/// <param name="Bits">Bits of the value, or of the sum of a histogram.</param>
/// <param name="Shape">Everything else of a histogram as text; empty for a float sample.</param>
public readonly record struct Datum(string Series, long TimestampMs, ulong Bits, string Shape = "")
{
    /// <summary>What may have one value only: series and timestamp, floats and histograms apart.</summary>
    public (string Series, long TimestampMs, bool Histogram) Place => (Series, TimestampMs, Shape.Length > 0);
}
