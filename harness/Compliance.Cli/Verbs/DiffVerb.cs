using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Reporting.Diffing;

namespace Compliance.Cli.Verbs;

/// <summary>The verb <c>diff</c>: what changed between result files.</summary>
internal static class DiffVerb
{
    /// <summary>Compares each file with the one before it.</summary>
    /// <param name="files">Paths, the oldest first.</param>
    /// <param name="quiet">Says nothing of files that do not differ.</param>
    /// <param name="worse">Only what got worse is red.</param>
    /// <param name="output">Where to write.</param>
    /// <returns>Red when a verdict differs, observations apart.</returns>
    /// <exception cref="UsageException">A file is not there, or none of the suite.</exception>
    public static int Run(IReadOnlyList<string> files, bool quiet, bool worse, TextWriter output)
    {
        var runs = files.Select(ResultsFile.Read).ToList();
        var red = false;
        for (var i = 1; i < runs.Count; i++)
        {
            var diff = ResultsDiff.Of(runs[i - 1], runs[i]);
            red |= worse ? diff.Worse : diff.Differs;
            if (quiet && diff.IsEmpty)
                continue;
            if (runs.Count > 2)
                output.WriteLine($"{(i > 1 ? "\n" : "")}{Name(files[i - 1], runs[i - 1])} -> {Name(files[i], runs[i])}");
            output.Write(diff.Text());
        }

        return red ? ExitCodes.Red : ExitCodes.Green;
    }

    private static string Name(string path, RunResults run) =>
        $"{run.Header.Target} {run.Header.ShownVersion} as {run.Header.Role.ToString().ToLowerInvariant()} ({path})";
}
