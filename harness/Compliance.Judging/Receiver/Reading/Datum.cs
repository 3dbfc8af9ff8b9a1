using System.Globalization;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>One stored or sent thing as comparable text.</summary>
/// <param name="Place">What identifies it: series and timestamp, for exemplars also their labels. Two with one place are a doubling.</param>
/// <param name="Value">Its value, bit for bit; every NaN but the stale marker is the same.</param>
/// <param name="Show">Writes it for people.</param>
internal readonly record struct Datum(string Place, string Value, Func<string> Show)
{
    /// <summary>For people.</summary>
    public string Shown => Show();

    /// <summary>Bits as text; reading back loses the payload of a NaN, so payloads don't count.</summary>
    public static string Bits(double value) =>
        double.IsNaN(value) && BitConverter.DoubleToUInt64Bits(value) != Sample.StaleBits
            ? "NaN"
            : BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A value for people.</summary>
    public static string Number(double value) =>
        BitConverter.DoubleToUInt64Bits(value) == Sample.StaleBits ? "stale"
        : double.IsPositiveInfinity(value) ? "Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The place of a sample.</summary>
    public static string At(string series, long timestampMs) => series + timestampMs.ToString(CultureInfo.InvariantCulture);
}
