using System.Collections.Immutable;
using Compliance.Reporting.Tallies;

namespace Compliance.Reporting.JUnit;

/// <summary>Tests for what is wrong with a run as a whole, so that no reader of the XML takes it for green.</summary>
internal static class RunTests
{
    /// <summary>One for an incomplete file, one for each problem of the footer, and one for a red gate that nothing else shows.</summary>
    public static ImmutableArray<Test> Of(RunTally tally, bool anyRed)
    {
        var tests = ImmutableArray.CreateBuilder<Test>();
        if (!tally.Whole)
            tests.Add(Red("complete", TestEnding.Error, "incomplete", $"The results are incomplete: {tally.Incomplete}"));
        var problems = tally.Results.Footer?.Problems ?? [];
        for (var i = 0; i < problems.Length; i++)
            tests.Add(
                Red(
                    FormattableString.Invariant($"gate {i + 1}"),
                    tally.ProblemsAreRed ? TestEnding.Failed : TestEnding.Skipped,
                    "gate",
                    problems[i]
                )
            );
        if (!anyRed && !tally.Green && !tests.Any(t => t.Ending is TestEnding.Failed or TestEnding.Error))
            tests.Add(Red("gate", TestEnding.Failed, "gate", $"The gate is red: {tally.Statement}."));
        return tests.ToImmutable();
    }

    private static Test Red(string name, TestEnding ending, string type, string said) => new("run", name, ending, type, said, said, 0);
}
