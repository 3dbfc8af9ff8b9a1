using System.Globalization;

namespace Compliance.Judging.Binding;

/// <summary>Floats as case files write them.</summary>
public static class FloatText
{
    /// <summary>Reads <c>1</c>, <c>-0</c>, <c>NaN</c>, <c>Inf</c>, <c>-Inf</c>, <c>stale</c> or bits such as <c>0x7ff8000000000001</c>; null when it is none of them.</summary>
    public static double? Parse(string text) =>
        text switch
        {
            "NaN" => double.NaN,
            "Inf" or "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            "stale" => Model.Metrics.Sample.StaleMarker,
            _ when text.StartsWith("0x", StringComparison.Ordinal) => Bits(text[2..]),
            _ => Number(text),
        };

    private static double? Bits(string hex) =>
        hex.Length <= 16 && ulong.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? BitConverter.UInt64BitsToDouble(bits)
            : null;

    private static double? Number(string text) =>
        text.Any(char.IsAsciiDigit) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
