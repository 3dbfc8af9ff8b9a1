using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Reporting.Diffing;
using Compliance.Reporting.Jsonl;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>diff</c>: what changed between two result files.</summary>
internal static class DiffVerb
{
    /// <summary>Prints what regressed, was fixed, is new or gone.</summary>
    /// <returns>Red when a verdict differs, observations apart.</returns>
    public static int Run(string before, string after)
    {
        var (old, now) = (Read(before), Read(after));
        var diff = ResultsDiff.Of(old, now);
        Console.Out.Write(diff.Text());
        return Same(old, now) ? ExitCodes.Green : ExitCodes.Red;
    }

    /// <summary>Reads a results file; bodies are not needed here.</summary>
    public static RunResults Read(string path) =>
        File.Exists(path)
            ? ResultsReader.Read(File.ReadLines(path), name => Evidence(path, name))
            : throw new UsageException($"there is no results file {path}");

    private static byte[]? Evidence(string path, string name)
    {
        var file = Path.Combine(Path.GetDirectoryName(path) ?? "", name);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    private static bool Same(RunResults old, RunResults now)
    {
        // Observations are data, and some depend on the moment: they are shown and turn nothing red.
        var verdicts = now.Checks.ToDictionary(c => c.Id, c => c.Verdict, StringComparer.Ordinal);
        return old.Checks.Length == now.Checks.Length
            && old.Checks.All(c =>
                verdicts.TryGetValue(c.Id, out var verdict)
                && (verdict == c.Verdict || (IsObservation(verdict) && IsObservation(c.Verdict)))
            );
    }

    private static bool IsObservation(Verdict verdict) => verdict is Verdict.Yes or Verdict.No or Verdict.Inconclusive;
}
