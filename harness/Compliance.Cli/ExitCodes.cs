namespace Compliance.Cli;

/// <summary>The exit codes of every verb.</summary>
internal static class ExitCodes
{
    /// <summary>The gate is green.</summary>
    public const int Green = 0;

    /// <summary>The gate is red.</summary>
    public const int Red = 1;

    /// <summary>Bad usage, case, descriptor or known list.</summary>
    public const int Usage = 2;

    /// <summary>Nothing ran.</summary>
    public const int NothingRan = 3;

    /// <summary>The harness or the launch failed.</summary>
    public const int Failed = 4;
}
