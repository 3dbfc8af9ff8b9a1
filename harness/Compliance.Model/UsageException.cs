namespace Compliance.Model;

/// <summary>The command line asks for something that does not exist: its user must act. Exit code 2.</summary>
/// <param name="problem">One sentence that says what is wrong and what would work.</param>
public sealed class UsageException(string problem) : Exception(problem);
