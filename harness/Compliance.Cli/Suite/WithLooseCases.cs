using Compliance.Cases;
using Compliance.Model;

namespace Compliance.Cli.Suite;

/// <summary>The suite's files with case files from elsewhere, at the place below <c>cases/</c> that their own path names.</summary>
/// <param name="files">The suite's files.</param>
/// <param name="loose">Paths of case files.</param>
internal sealed class WithLooseCases(ICaseFiles files, IEnumerable<string> loose) : ICaseFiles
{
    private readonly Dictionary<string, string> added = loose
        .GroupBy(Place, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => File.ReadAllText(g.First()), StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<string> Paths() => files.Paths().Union(added.Keys);

    /// <inheritdoc/>
    public string Read(string path) => added.TryGetValue(path, out var text) ? text : files.Read(path);

    /// <summary>The path below <c>cases/</c>: from the last folder named receiver or sender on.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Place(string path)
    {
        var parts = Path.GetFullPath(path).Split(Path.DirectorySeparatorChar);
        var role = Array.FindLastIndex(parts, p => p is "receiver" or "sender");
        return role >= 0 && role < parts.Length - 1
            ? string.Join('/', parts[role..])
            : throw new UsageException($"{path} lies in no folder receiver/ or sender/, so its role is not known");
    }
}
