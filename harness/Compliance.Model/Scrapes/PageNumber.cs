using System.Globalization;

namespace Compliance.Model.Scrapes;

/// <summary>How numbers are spelled on a page.</summary>
public static class PageNumber
{
    /// <summary>A value: the shortest text that reads back to the same bits, <c>NaN</c>, <c>+Inf</c> or <c>-Inf</c>.</summary>
    public static string Value(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A bound (<c>le</c>, <c>quantile</c>): whole numbers get <c>.0</c>, the spelling that OpenMetrics asks for and every format allows.</summary>
    public static string Bound(double bound)
    {
        var text = Value(bound);
        return text.All(c => c is '-' or (>= '0' and <= '9')) ? text + ".0" : text;
    }
}
