using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Specification;

/// <summary>Reads <c>cases/specification.yaml</c>.</summary>
public static class SpecIndexLoader
{
    /// <summary>Path of the file below <c>cases/</c>.</summary>
    public const string Path = "specification.yaml";

    /// <summary>The index; empty when there is no such file.</summary>
    /// <exception cref="CaseFileException">The file is wrong.</exception>
    public static SpecIndex Load(ICaseFiles files) =>
        files.Paths().Contains(Path) ? Load(files.Prefix + Path, files.Read(Path)) : SpecIndex.Empty;

    /// <summary>The index of a text.</summary>
    /// <exception cref="CaseFileException">The text is wrong.</exception>
    public static SpecIndex Load(string path, string text)
    {
        var map = CaseShapes.Specification.Open(Yaml.Parse(path, text));
        return new SpecIndex(
            map.Entries("sections")
                .ToImmutableDictionary(e => e.Key, e => Names(e).ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal),
            map.Entries("sentences").ToImmutableDictionary(e => Fingerprint(e), Names, StringComparer.Ordinal)
        );
    }

    private static string Fingerprint(MapEntry entry) =>
        entry.Key.Length == 12 && entry.Key.All(char.IsAsciiHexDigitLower)
            ? entry.Key
            : throw new CaseFileException(entry.KeyAt, $"'{entry.Key}' is no fingerprint: 12 hexadecimal digits");

    private static ImmutableArray<string> Names(MapEntry entry) => [.. entry.Value.List(entry.Key).Items.Select(i => i.Phrase("an entry"))];
}
