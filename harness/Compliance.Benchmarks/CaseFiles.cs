using System.Runtime.CompilerServices;
using Compliance.Cases;

namespace Compliance.Benchmarks;

/// <summary>The files of the checkout that this project was built from.</summary>
internal sealed class CaseFiles : ICaseFiles
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "cases"));

    public IEnumerable<string> Paths() =>
        Directory
            .EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace(Path.DirectorySeparatorChar, '/'));

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>The lines of the published results of a target.</summary>
    public static IEnumerable<string> Published(string target, string version, string role) =>
        File.ReadLines(Path.Combine(Folder, "..", "reports", target, version, $"{role}.results.jsonl"));

    private static string Here([CallerFilePath] string path = "") => path;
}
