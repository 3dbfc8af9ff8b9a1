using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Model.Nodes;

namespace Compliance.Cases;

/// <summary>Reads <c>cases/requirements.yaml</c>.</summary>
public static class LedgerLoader
{
    private const int LastStatement = 114;
    private static readonly Regex Id = new(@"^[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant);

    /// <summary>The requirements that hold under one version of the specification.</summary>
    /// <param name="path">Path named in errors.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="spec">One of <see cref="SpecVersions.Order"/>.</param>
    /// <exception cref="CaseFileException">An entry is wrong, also one that does not hold under this version.</exception>
    /// <exception cref="UsageException">The version is unknown.</exception>
    public static RequirementLedger Load(string path, string text, string spec) => Select(LoadAll(path, text), spec);

    /// <summary>The entries of every version, in file order.</summary>
    /// <inheritdoc cref="Load"/>
    public static ImmutableArray<Requirement> LoadAll(string path, string text)
    {
        var entries = Yaml.Parse(path, text).List("the ledger").Items.Select(Read).ToImmutableArray();
        Dictionary<string, Requirement> seen = new(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!seen.TryAdd(entry.Id, entry))
                throw new CaseFileException(entry.At, $"the id '{entry.Id}' is taken by line {seen[entry.Id].At.Line}");
        }
        return entries;
    }

    /// <summary>Those of the entries that hold under one version.</summary>
    /// <exception cref="UsageException">The version is unknown.</exception>
    public static RequirementLedger Select(ImmutableArray<Requirement> entries, string spec)
    {
        SpecVersions.Check(spec);
        return new RequirementLedger(spec, [.. entries.Where(e => SpecVersions.Holds(spec, e.Since, e.Until))]);
    }

    private static Requirement Read(Node node)
    {
        var map = CaseShapes.Requirement.Open(node);
        var level = map.Required("level").OneOf("level", Choices.LevelWords);
        var spec = map["spec"]?.OneOf("spec", Choices.Sources) ?? (level == Level.Robust ? "suite" : SpecVersions.Default);
        if (spec == "suite" && level != Level.Robust)
            throw map.Required("spec").Error("a rule of the suite itself must have the level ROBUST");
        var (since, until) = SpecRange.Read(map);
        return new Requirement
        {
            Id = ReadId(map.Required("id")),
            Role = map.Required("role").OneOf("role", Choices.Roles),
            Level = level,
            Spec = spec,
            Section = Section(map, spec),
            Says = map.Required("says").Phrase("says"),
            Statements = Statements(map),
            Untestable = map["untestable"]?.OneOf("untestable", Choices.UntestableWords),
            Ambiguous = map["ambiguous"]?.Phrase("ambiguous"),
            Since = since,
            Until = until,
            Why = level == Level.Robust ? map.Required("why").Phrase("why") : map["why"]?.Phrase("why"),
            Core = map.Flag("core", true),
            At = map.At,
        };
    }

    private static string ReadId(Node node)
    {
        var id = node.Text("id");
        return Id.IsMatch(id)
            ? id
            : throw node.Error($"id must be kebab-case words with one dot, such as retry.not-4xx, not {Phrases.Shown(id)}");
    }

    private static string Section(Mapping map, string spec)
    {
        if (spec == "suite" && !map.Has("section"))
            return "";
        var node = map.Required("section");
        var section = node.Phrase("section");
        return section.Any(c => c is '#' or ' ' or '/') ? throw node.Error("section must be an anchor without the number sign") : section;
    }

    private static ImmutableArray<int> Statements(Mapping map)
    {
        HashSet<int> numbers = [];
        foreach (var item in map.Items("statements"))
        {
            if (!numbers.Add(item.Count("a statement", 1, LastStatement)))
                throw item.Error("the statement is listed twice");
        }
        return [.. numbers];
    }
}
