using Compliance.Cases;
using Compliance.Model;

namespace Compliance.Cli.Suite;

/// <summary>The files below <c>cases/</c> on disk, read once.</summary>
/// <param name="folder">Absolute path of the folder.</param>
internal sealed class DiskCaseFiles(string folder) : ICaseFiles
{
    private const long LargestFile = 1 << 20;
    private readonly Dictionary<string, string> texts = Directory
        .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), Text, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<string> Paths() => texts.Keys;

    /// <inheritdoc/>
    public string Read(string path) => texts[path];

    private static string Text(string path) =>
        new FileInfo(path).Length <= LargestFile
            ? File.ReadAllText(path)
            : throw new CaseFileException(new SourceLocation(Path.GetFileName(path), 1), "the file is larger than 1 MiB");
}
