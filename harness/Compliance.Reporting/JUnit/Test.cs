namespace Compliance.Reporting.JUnit;

/// <summary>One <c>testcase</c>.</summary>
/// <param name="Class">Class name without the target.</param>
/// <param name="Name">Name within it.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="Type">Type of a failure or an error.</param>
/// <param name="Message">One line for lists of failures and skips.</param>
/// <param name="Text">The rest: content of a failure, output of other tests.</param>
/// <param name="DurationMs">Milliseconds.</param>
internal sealed record Test(string Class, string Name, TestEnding Ending, string Type, string Message, string Text, long DurationMs);
