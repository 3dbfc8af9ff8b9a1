using System.Globalization;

namespace Compliance.Reporting.Jsonl;

/// <summary>Floats as text that keeps every bit: the shortest decimal that reads back as the same, NaN and infinities as their bits.</summary>
internal static class ExactFloat
{
    private const string Hex = "0x";

    /// <summary>The text of a float.</summary>
    public static string Text(double value) =>
        double.IsFinite(value)
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : Hex + BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The float of such a text; null when it is none.</summary>
    public static double? Parse(string text)
    {
        if (text.StartsWith(Hex, StringComparison.Ordinal))
            return ulong.TryParse(text.AsSpan(Hex.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
                ? BitConverter.UInt64BitsToDouble(bits)
                : null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : null;
    }
}
