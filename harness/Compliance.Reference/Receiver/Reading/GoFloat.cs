using System.Globalization;
using System.Text;

namespace Compliance.Reference.Receiver.Reading;

/// <summary>Floats as the Prometheus API writes them: the shortest decimal that reads back as the same number, never with an exponent.</summary>
public static class GoFloat
{
    /// <summary>Writes a float; <c>NaN</c>, <c>+Inf</c> and <c>-Inf</c> have names.</summary>
    public static string Write(double value)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "+Inf" : "-Inf";
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = shortest.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? shortest : Expand(shortest, exponent);
    }

    /// <summary>Reads a float as Prometheus writes it, in JSON strings, bounds and exposition text.</summary>
    public static bool TryRead(string text, out double value)
    {
        switch (text.ToUpperInvariant())
        {
            case "NAN":
                value = double.NaN;
                return true;
            case "+INF" or "INF" or "+INFINITY" or "INFINITY":
                value = double.PositiveInfinity;
                return true;
            case "-INF" or "-INFINITY":
                value = double.NegativeInfinity;
                return true;
            default:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && !double.IsInfinity(value);
        }
    }

    private static string Expand(string shortest, int exponentAt)
    {
        var exponent = int.Parse(shortest.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var negative = shortest[0] == '-';
        var mantissa = shortest[(negative ? 1 : 0)..exponentAt];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var point =
            (mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.IndexOf('.', StringComparison.Ordinal) : mantissa.Length)
            + exponent;
        var text = new StringBuilder(negative ? "-" : "");
        if (point <= 0)
            text.Append("0.").Append('0', -point).Append(digits);
        else if (point >= digits.Length)
            text.Append(digits).Append('0', point - digits.Length);
        else
            text.Append(digits.AsSpan(0, point)).Append('.').Append(digits.AsSpan(point));
        return text.ToString();
    }
}
