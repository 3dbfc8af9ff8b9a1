namespace Compliance.Reporting.Terminal;

/// <summary>How much the console says.</summary>
public enum Verbosity
{
    /// <summary>One line for each red check and the statement.</summary>
    Quiet,

    /// <summary>Failing checks with what was expected and seen, counts, reasons, the statement.</summary>
    Normal,

    /// <summary>Also warnings, known failures and every check that passed.</summary>
    Verbose,
}
