namespace Compliance.Reporting.JUnit;

/// <summary>The four endings that JUnit XML knows.</summary>
internal enum TestEnding
{
    Passed,
    Failed,
    Error,
    Skipped,
}
