namespace Compliance.Model;

/// <summary>A case, ledger, target or known-failures file is wrong: its author must act. Exit code 2.</summary>
/// <param name="at">Where the mistake stands.</param>
/// <param name="problem">One sentence: what is wrong and what is allowed.</param>
public sealed class CaseFileException(SourceLocation at, string problem) : Exception($"{at}: {problem}")
{
    /// <summary>Where the mistake stands.</summary>
    public SourceLocation At { get; } = at;

    /// <summary>The problem without its location.</summary>
    public string Problem { get; } = problem;
}
