namespace Compliance.Reporting.Jsonl;

/// <summary>A results file breaks its format: whoever wrote or edited it must act. A file that only ends too early is not broken.</summary>
/// <param name="line">Line from 1.</param>
/// <param name="problem">One sentence.</param>
public sealed class ResultsFileException(int line, string problem) : Exception(FormattableString.Invariant($"line {line}: {problem}"))
{
    /// <summary>Line from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The problem without its line.</summary>
    public string Problem { get; } = problem;
}
