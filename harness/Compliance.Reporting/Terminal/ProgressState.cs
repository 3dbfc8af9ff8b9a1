namespace Compliance.Reporting.Terminal;

/// <summary>What a run is doing at a moment.</summary>
/// <param name="Phase">The phase, such as <c>starting prometheus</c>.</param>
/// <param name="Elapsed">Since the start of the run.</param>
public sealed record ProgressState(string Phase, TimeSpan Elapsed)
{
    /// <summary>Units of this phase that are done.</summary>
    public int Done { get; init; }

    /// <summary>Units of this phase; 0: not known.</summary>
    public int Of { get; init; }

    /// <summary>What is counted, plural, such as <c>lanes open</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Checks decided.</summary>
    public int Decided { get; init; }

    /// <summary>Checks of the run; 0: not known.</summary>
    public int Checks { get; init; }

    /// <summary>Checks decided that turn the gate red.</summary>
    public int Failing { get; init; }
}
