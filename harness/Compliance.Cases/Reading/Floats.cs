using System.Globalization;
using Compliance.Model.Metrics;

namespace Compliance.Cases.Reading;

/// <summary>Floats as files write them; every bit pattern can be written.</summary>
internal static class Floats
{
    /// <summary>What else than digits is allowed.</summary>
    public const string Allowed = "NaN, Inf, -Inf, stale, or bits such as 0x7ff8000000000001";

    /// <summary>The quiet NaN that Prometheus writes for a NaN that was measured.</summary>
    public const ulong NaNBits = 0x7ff8000000000001;

    /// <summary>The value, or null when the text is none; a number too large for a float is none.</summary>
    public static double? Parse(string text) =>
        text switch
        {
            "NaN" => BitConverter.UInt64BitsToDouble(NaNBits),
            "Inf" or "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            "stale" => Sample.StaleMarker,
            _ when text.StartsWith("0x", StringComparison.Ordinal) => Bits(text.AsSpan(2)),
            _ => Digits(text),
        };

    private static double? Bits(ReadOnlySpan<char> digits) =>
        digits.Length == 16 && ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? BitConverter.UInt64BitsToDouble(bits)
            : null;

    private static double? Digits(string text) =>
        text.Length is > 0 and <= 400
        && text.All(c => char.IsAsciiDigit(c) || c is '.' or '+' or '-' or 'e' or 'E')
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}
