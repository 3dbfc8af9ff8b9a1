using Compliance.Model;

namespace Compliance.Cases.Reading;

/// <summary>How much text templates may make of one file or case: a file from a stranger must not fill the memory.</summary>
internal sealed class Budget
{
    /// <summary>Most characters.</summary>
    public const int Most = 8 << 20;

    private long spent;

    /// <exception cref="CaseFileException">The budget is used up.</exception>
    public string Spend(string text, SourceLocation at)
    {
        spent += text.Length;
        return spent <= Most ? text : throw new CaseFileException(at, $"templates make more than {Most} characters of text here");
    }
}
