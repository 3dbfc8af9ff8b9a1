using System.Collections.Immutable;
using System.Globalization;
using Compliance.Cases;
using Compliance.Cli.Run;
using Compliance.Cli.Suite;
using Compliance.Model;
using Compliance.Reporting.Html;
using Compliance.Reporting.Publishing;

namespace Compliance.Cli.Report;

/// <summary>The verb <c>report</c>: result files become pages, badges and tables.</summary>
internal static class ReportVerb
{
    /// <summary>Reads, puts shards together, writes.</summary>
    /// <returns>Red when shards are missing or a file is incomplete.</returns>
    /// <exception cref="UsageException">A file cannot be read.</exception>
    public static async Task<int> Run(ReportOptions options, CancellationToken cancellation)
    {
        var library = CaseLibrary.Load(new DiskCaseFiles(SuiteFolder.Find().Cases), SpecVersions.Default);
        var found = ResultFiles.Find(options.Files, options.Out);
        var (input, runs) = Input(options, library, found);
        var files = await Write(options, input, runs, cancellation);
        Say(options, input, runs, files);
        return runs.Any(r => r.Results.Footer is null || r.Results.Incomplete.Length > 0) ? ExitCodes.Red : ExitCodes.Green;
    }

    /// <summary>Everything the report is made of, and the runs as they were read.</summary>
    /// <param name="options">The options.</param>
    /// <param name="library">Requirements and capabilities.</param>
    /// <param name="found">The files.</param>
    public static (ReportInput Report, ImmutableArray<MergedRun> Runs) Input(
        ReportOptions options,
        CaseLibrary library,
        ImmutableArray<string> found
    )
    {
        var root = Path.GetFullPath(options.Out);
        var runs = ShardMerge.Of([.. ResultFiles.ReadAll(found.Where(f => !ResultFiles.IsSelftest(f)))], library.Ledger);
        var input = new ReportInput
        {
            Runs = PublishedRuns.Of(runs.Select(r => (r.Results, r.Files.Length == 1 ? Address(root, r.Files[0]) : ""))),
            Ledger = library.Ledger,
            Scorecard = new ScorecardOptions { Decode = RequestDecoding.Of },
            NotVerified = UnverifiedTargets.Of(options.Targets, library, runs.Select(r => r.Results.Header)),
            Selftest = found.LastOrDefault(ResultFiles.IsSelftest) is { } file ? ResultFiles.ReadSelftest(file) : null,
            Remarks = [.. runs.SelectMany(r => r.Remarks)],
        };
        return (input, runs);
    }

    // A results file elsewhere is no link: the report may be moved without it.
    private static string Address(string root, string file)
    {
        var relative = Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
        return relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? "" : relative;
    }

    private static async Task<int> Write(
        ReportOptions options,
        ReportInput input,
        ImmutableArray<MergedRun> merged,
        CancellationToken cancellation
    )
    {
        var count = 0;
        await foreach (var file in Reporting.Publishing.Report.Files(input, options.Formats, cancellation))
        {
            var path = Path.Combine(options.Out, file.Path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Text, ResultFolder.Utf8, cancellation);
            count++;
        }

        // What was put together exists nowhere yet: others want to diff and replay it, and curl lines name its evidence.
        foreach (var run in input.Runs.Where(r => merged.Any(m => m.IsMerged && ReferenceEquals(m.Results, r.Results))))
        {
            var path = Path.Combine(options.Out, run.Path.Replace('/', Path.DirectorySeparatorChar) + ".results.jsonl");
            await ResultFolder.WriteResults(run.Results, path, cancellation);
            count++;
        }

        return count;
    }

    private static void Say(ReportOptions options, ReportInput input, ImmutableArray<MergedRun> runs, int files)
    {
        foreach (var remark in input.Remarks)
            Console.Out.WriteLine(remark);
        foreach (var run in runs.Where(r => r.Results.Incomplete.Length > 0))
            Console.Out.WriteLine($"{run.Files[0]} is incomplete: {run.Results.Incomplete}");
        var index =
            options.Formats.HasFlag(ReportFormats.Matrix) ? "index.html"
            : options.Formats.HasFlag(ReportFormats.Markdown) ? "README.md"
            : "";
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{input.Runs.Length} runs of {input.Runs.Select(r => r.Results.Header.Target).Distinct().Count()} targets from {runs.Sum(r => r.Files.Length)} files: {files} files in {Path.Combine(options.Out, index)}"
            )
        );
    }
}
