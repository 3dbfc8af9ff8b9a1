using System.Globalization;

namespace Compliance.Cases.Reading;

/// <summary>Durations as files write them: a whole number and a unit, with a sign for offsets.</summary>
internal static class Durations
{
    /// <summary>Longest duration in either direction: 100 years, so that no sum with a clock can overflow.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(36525);

    /// <summary>The duration, or null when the text is none.</summary>
    public static TimeSpan? Parse(string text)
    {
        var digits = text.TrimStart('+', '-');
        if (text.Length - digits.Length > 1)
            return null;
        var end = digits.TakeWhile(char.IsAsciiDigit).Count();
        if (Unit(digits[end..]) is not { } unit || end is 0 or > 15)
            return null;
        var amount = long.Parse(digits[..end], NumberStyles.None, CultureInfo.InvariantCulture);
        if (amount > Longest.Ticks / unit.Ticks)
            return null;
        return text[0] == '-' ? -(unit * amount) : unit * amount;
    }

    private static TimeSpan? Unit(string suffix) =>
        suffix switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            "d" => TimeSpan.FromDays(1),
            _ => null,
        };
}
