using System.Globalization;

namespace Compliance.Judging.Binding;

/// <summary>Durations as case files write them.</summary>
public static class DurationText
{
    private static readonly (string Unit, double Milliseconds)[] Units =
    [
        ("ms", 1),
        ("s", 1_000),
        ("m", 60_000),
        ("h", 3_600_000),
        ("d", 86_400_000),
    ];

    /// <summary>Reads <c>500ms</c>, <c>10s</c>, <c>-5m</c>, <c>1.5h</c>, <c>2d</c>; null when it is none of them.</summary>
    public static TimeSpan? Parse(string text)
    {
        foreach (var (unit, milliseconds) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal) && Number(text[..^unit.Length]) is { } number)
                return TimeSpan.FromMilliseconds(number * milliseconds);
        }
        return null;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) < 1e7
            ? value
            : null;
}
