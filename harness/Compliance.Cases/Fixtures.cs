using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Cases;

/// <summary>The parsed files of <c>cases/fixtures/</c>.</summary>
internal sealed class Fixtures
{
    private const string Folder = "fixtures/";
    private readonly ImmutableSortedDictionary<string, Mapping> byName;

    private Fixtures(ImmutableSortedDictionary<string, Mapping> byName) => this.byName = byName;

    public static Fixtures Load(ICaseFiles files) =>
        new(
            files
                .Paths()
                .Where(IsFixture)
                .ToImmutableSortedDictionary(NameOf, p => Read(files.Prefix + p, NameOf(p), files.Read(p)), StringComparer.Ordinal)
        );

    public static bool IsFixture(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>Parses one fixture without looking at its data.</summary>
    public static Mapping Read(string path, string name, string text)
    {
        if (!path.EndsWith(".yaml", StringComparison.Ordinal) || !Scalars.IsName(name))
            throw new CaseFileException(new SourceLocation(path, 1), "a fixture must be a file fixtures/NAME.yaml, NAME in kebab-case");
        var map = CaseShapes.Fixture.Open(Yaml.Parse(path, text));
        map.OneOf(true, "series", "families");
        return map;
    }

    public IEnumerable<(string Name, Mapping Map)> All => byName.Select(f => (f.Key, f.Value));

    /// <summary>The part of the fixture that a case names.</summary>
    /// <param name="name">The name in the case.</param>
    /// <param name="part"><c>series</c> or <c>families</c>.</param>
    public ListNode Part(Node name, string part)
    {
        var text = name.Text("fixture");
        var fitting = byName.Where(f => f.Value.Has(part)).Select(f => f.Key);
        if (!byName.TryGetValue(text, out var map))
            throw name.Error($"no fixture is named '{text}'; {Nearest.Clause(text, fitting)}");
        return map[part]?.List(part) ?? throw name.Error($"the fixture '{text}' has no {part}; {Nearest.Clause(text, fitting)}");
    }

    private static string NameOf(string path) =>
        path.EndsWith(".yaml", StringComparison.Ordinal) ? path[Folder.Length..^".yaml".Length] : path[Folder.Length..];
}
