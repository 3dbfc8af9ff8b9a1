using Compliance.Model;

namespace Compliance.Tests.Cases;

/// <summary>A file with a mistake on the line that ends in the comment <c>#!</c>, and a part of the error it must give.</summary>
internal static class Mistake
{
    public const string Mark = "#!";

    /// <summary>One row of a table of mistakes.</summary>
    public static TestCaseData Row(string name, string text, string problem) => new TestCaseData(text, problem).SetArgDisplayNames(name);

    /// <summary>Line of the mark, from 1.</summary>
    public static int Line(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        var found = lines.FindIndex(l => l.EndsWith(Mark, StringComparison.Ordinal));
        found.Should().BeGreaterThanOrEqualTo(0, "the sample must mark the line of its mistake");
        return found + 1;
    }

    /// <summary>Loading must fail at the marked line and say so.</summary>
    public static void MustBeFound(Action load, string file, string text, string problem)
    {
        var error = load.Should().Throw<CaseFileException>().Which;
        error.At.Should().Be(new SourceLocation(file, Line(text)), error.Message);
        error.Problem.Should().Contain(problem);
    }
}
