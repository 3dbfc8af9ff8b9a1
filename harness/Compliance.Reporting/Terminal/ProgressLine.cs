using System.Globalization;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Terminal;

/// <summary>Live progress as one line, for a terminal that overwrites it or a log that collects it.</summary>
public static class ProgressLine
{
    /// <summary>The line, without line end.</summary>
    /// <param name="state">The moment.</param>
    /// <param name="width">Columns; a longer line ends with an ellipsis.</param>
    public static string Format(ProgressState state, int width = 120)
    {
        var parts = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"{state.Elapsed.TotalSeconds, 6:0.0} s  {state.Phase}"),
        };
        if (state.Of > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{state.Done} of {state.Of} {state.Unit}").TrimEnd());
        else if (state.Done > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{state.Done} {state.Unit}").TrimEnd());
        if (state.Checks > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{state.Decided} of {state.Checks} checks decided"));
        if (state.Failing > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{state.Failing} failing"));
        return Fit(WellFormed.Line(string.Join(", ", parts)), Math.Max(1, width));
    }

    private static string Fit(string line, int width)
    {
        var text = new StringInfo(line);
        return text.LengthInTextElements <= width ? line : text.SubstringByTextElements(0, width - 1) + "…";
    }
}
