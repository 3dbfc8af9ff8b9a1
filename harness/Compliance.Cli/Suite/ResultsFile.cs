using Compliance.Model;
using Compliance.Model.Records;
using Compliance.Model.Results;
using Compliance.Reporting.Jsonl;

namespace Compliance.Cli.Suite;

/// <summary>Reads results files from disk.</summary>
internal static class ResultsFile
{
    /// <summary>Reads a file with its evidence, as far as that is there.</summary>
    /// <exception cref="UsageException">There is no such file, or it is none of the suite.</exception>
    public static RunResults Read(string path) => Read(path, name => Evidence(path, name));

    /// <summary>Reads a file whose evidence must all be there.</summary>
    /// <exception cref="UsageException">There is no such file, it is none of the suite, or a body is missing.</exception>
    public static RunResults ReadWhole(string path) =>
        Read(
            path,
            name =>
                Evidence(path, name)
                ?? throw new UsageException($"{name} is missing: the evidence folder must lie beside {Path.GetFileName(path)}")
        );

    /// <summary>Reads the record that lies with the evidence of a results file.</summary>
    /// <param name="path">Path of the results file.</param>
    /// <param name="role">Role of the run.</param>
    /// <exception cref="UsageException">There is none, or it is broken.</exception>
    public static RunRecord Record(string path, Role role)
    {
        var name = EvidenceName.Record(role);
        var file = Path.Combine(Path.GetDirectoryName(path) ?? "", name);
        if (!File.Exists(file))
            throw new UsageException(
                $"{name} is missing beside {Path.GetFileName(path)}: only a run with its evidence can be judged again"
            );
        try
        {
            return RecordReader.Read(role, File.ReadLines(file));
        }
        catch (ResultsFileException e)
        {
            throw new UsageException($"{file} is no record of this suite: {e.Message}");
        }
    }

    private static RunResults Read(string path, Func<string, byte[]?> evidence)
    {
        if (!File.Exists(path))
            throw new UsageException(
                Directory.Exists(path)
                    ? $"{path} is a folder: name a .results.jsonl in it"
                    : $"there is no results file {path}{Nearest(path)}"
            );
        try
        {
            return ResultsReader.Read(File.ReadLines(path), evidence);
        }
        catch (ResultsFileException e)
        {
            throw new UsageException($"{path} is no results file of this suite: {e.Message}");
        }
    }

    private static string Nearest(string path)
    {
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        if (!Directory.Exists(folder))
            return "";
        var near = Directory.EnumerateFiles(folder, "*.results.jsonl").Order(StringComparer.Ordinal).ToList();
        return near.Count > 0 ? $"; there is {string.Join(", ", near)}" : "";
    }

    private static byte[]? Evidence(string path, string name)
    {
        var file = Path.Combine(Path.GetDirectoryName(path) ?? "", name);
        return File.Exists(file) ? File.ReadAllBytes(file) : null;
    }
}
