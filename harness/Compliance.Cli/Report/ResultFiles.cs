using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Results;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.Selftests;

namespace Compliance.Cli.Report;

/// <summary>Finds and reads what a report is made of.</summary>
internal static class ResultFiles
{
    private const string Results = ".results.jsonl";
    private const string Selftest = "selftest.json";

    /// <summary>The results files among these files and below these folders, each once.</summary>
    /// <exception cref="UsageException">One is not there, or a folder holds none.</exception>
    /// <param name="given">Files and folders.</param>
    /// <param name="report">Folder of the report: what an earlier one left below it is no input, unless it is a folder given.</param>
    public static ImmutableArray<string> Find(IEnumerable<string> given, string report)
    {
        var own = Path.GetFullPath(report) + Path.DirectorySeparatorChar;
        return
        [
            .. given.SelectMany(g => Below(g).Where(f => !IsOwn(f, g, own))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads a run with its evidence.</summary>
    /// <exception cref="UsageException">It is no results file.</exception>
    public static RunResults Read(string path)
    {
        try
        {
            return ResultsReader.Read(File.ReadLines(path), name => Evidence(path, name));
        }
        catch (ResultsFileException e)
        {
            throw new UsageException($"{path}: {e.Message}");
        }
    }

    /// <summary>Reads runs beside each other.</summary>
    /// <returns>The runs in the order of their paths.</returns>
    /// <exception cref="UsageException">One is no results file: the first of them is named.</exception>
    public static IEnumerable<(string Path, RunResults Results)> ReadAll(IEnumerable<string> paths)
    {
        var read = paths.AsParallel().AsOrdered().Select(path => (Path: path, Outcome: Try(path))).ToList();
        return read.Select(r => (r.Path, r.Outcome.Results ?? throw r.Outcome.Error!));
    }

    private static (RunResults? Results, UsageException? Error) Try(string path)
    {
        try
        {
            return (Read(path), null);
        }
        catch (UsageException e)
        {
            return (null, e);
        }
    }

    /// <summary>Reads a self-test.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static SelftestResults ReadSelftest(string path)
    {
        try
        {
            return SelftestFile.Read(File.ReadAllText(path));
        }
        catch (ResultsFileException e)
        {
            throw new UsageException($"{path}: {e.Message}");
        }
    }

    /// <summary>Whether a file that was found is a self-test.</summary>
    public static bool IsSelftest(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static bool IsOwn(string file, string given, string own) =>
        Directory.Exists(given)
        && !(Path.GetFullPath(given) + Path.DirectorySeparatorChar).StartsWith(own, StringComparison.Ordinal)
        && file.StartsWith(own, StringComparison.Ordinal);

    private static IEnumerable<string> Below(string path)
    {
        if (File.Exists(path))
            return [Path.GetFullPath(path)];
        if (!Directory.Exists(path))
            throw new UsageException($"there is no file or folder {path}");
        string[] found =
        [
            .. Directory.EnumerateFiles(path, "*" + Results, SearchOption.AllDirectories),
            .. Directory.EnumerateFiles(path, Selftest, SearchOption.AllDirectories),
        ];
        return found.Length > 0
            ? found.Select(Path.GetFullPath)
            : throw new UsageException($"the folder {path} holds no *{Results} and no {Selftest}");
    }

    private static byte[]? Evidence(string path, string name)
    {
        var file = Path.Combine(Path.GetDirectoryName(path) ?? "", name);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }
}
