namespace Compliance.Reporting.Terminal;

/// <summary>How the console is written.</summary>
/// <param name="Color">Whether escape sequences for colour may be used; the caller looks at NO_COLOR and at what the output is.</param>
/// <param name="Verbosity">How much is said.</param>
/// <param name="Page">Path of the scorecard; empty: none was written.</param>
public sealed record ConsoleOptions(bool Color = false, Verbosity Verbosity = Verbosity.Normal, string Page = "")
{
    /// <summary>Columns of the terminal, to which lines are broken; 0: lines stay whole, as in a log.</summary>
    public int Width { get; init; }
}
