using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Cases.Receiver;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Cases;

/// <summary>Reads one case file into its instances.</summary>
internal sealed class CaseFileReader(CaseContext context)
{
    private const int MostInstances = 64;

    /// <summary>The instances, in the order of <c>each</c>.</summary>
    /// <param name="prefix">What stands before the path in errors.</param>
    /// <param name="path">Path below <c>cases/</c>.</param>
    /// <param name="text">The file's text.</param>
    public ImmutableArray<CaseFile> Read(string prefix, string path, string text)
    {
        var (role, id) = Identify(prefix, path);
        var shape = role == Role.Receiver ? CaseShapes.ReceiverCase : CaseShapes.SenderCase;
        var map = shape.Open(Yaml.Parse(prefix + path, text));
        var templates = role == Role.Receiver ? Templates.None.Keep("case", "defect") : Templates.None.Keep("case");
        if (map["each"] is not { } each)
            return [Instance(templates.Fill(map.Node), role, id, id)];
        var (key, values) = Each(each);
        return [.. values.Select(v => Instance(templates.With(key, v).Fill(Without(map.Node, "each")), role, id, $"{id}[{v.Text}]"))];
    }

    /// <summary>Role and id that a path stands for.</summary>
    internal static (Role Role, string Id) Identify(string prefix, string path)
    {
        var at = new SourceLocation(prefix + path, 1);
        if (!path.EndsWith(".yaml", StringComparison.Ordinal))
            throw new CaseFileException(at, "a case file must end in .yaml");
        var parts = path[..^".yaml".Length].Split('/');
        if (parts.Length < 2 || !Choices.Roles.TryFind(parts[0], out var role))
            throw new CaseFileException(at, "a case file must stand below receiver/ or sender/");
        if (parts.FirstOrDefault(p => !Scalars.IsName(p)) is { } odd)
            throw new CaseFileException(at, $"'{odd}' in the path must be small letters, digits and hyphens");
        return (role, string.Join('/', parts));
    }

    private CaseFile Instance(MapNode root, Role role, string baseId, string id)
    {
        var map = (role == Role.Receiver ? CaseShapes.ReceiverCase : CaseShapes.SenderCase).Open(root);
        var outline = role == Role.Receiver ? Outline.Read(map) : null;
        var (since, until) = SpecRange.Read(map);
        var head = new CaseHead
        {
            Id = id,
            Title = Templates.None.Fill(map.Required("title")).Phrase("title"),
            Needs = Capabilities(map),
            After = After(map, baseId),
            Checks = new CheckReader(context, role, outline).Read(map.Required("expect")),
            Since = since,
            Until = until,
            At = map.At,
        };
        return new CaseFile
        {
            Role = role,
            BaseId = baseId,
            Head = head,
            Root = root,
        };
    }

    private ImmutableArray<string> Capabilities(Mapping map) => CheckReader.Needs(map, context.Capabilities);

    private static ImmutableArray<string> After(Mapping map, string id)
    {
        if (map["after"] is not { } after)
            return [];
        var ids = Templates.None.Fill(after).PhraseList("after");
        return ids.Contains(id) ? throw map.KeyError("after", "a case cannot come after itself") : ids;
    }

    private static (string Key, ImmutableArray<ScalarNode> Values) Each(Node each)
    {
        var map = each.Map("each");
        if (map.Entries is not [var only])
            throw map.Error($"each must have exactly one key, not {map.Entries.Length}");
        if (!Scalars.IsName(only.Key) || !char.IsAsciiLetter(only.Key[0]) || only.Key is "case" or "defect")
            throw new CaseFileException(only.KeyAt, $"the key of each must be a name other than case and defect, not '{only.Key}'");
        var items = only.Value.List($"each {only.Key}").Items;
        if (items.Length is 0 or > MostInstances)
            throw only.Value.Error($"each must list 1 to {MostInstances} values");
        HashSet<string> seen = new(StringComparer.Ordinal);
        return (only.Key, [.. items.Select(i => EachValue(i, seen))]);
    }

    private static ScalarNode EachValue(Node item, HashSet<string> seen)
    {
        var text = item.Phrase("a value of each");
        if (text.Length > 100 || text.IndexOfAny(['[', ']', '#', '{', '}']) >= 0)
            throw item.Error("a value of each becomes part of the id: at most 100 characters without [ ] # { }");
        if (!seen.Add(text))
            throw item.Error($"each lists '{text}' twice");
        return (ScalarNode)item;
    }

    private static MapNode Without(MapNode map, string key) => new(map.At, map.Entries.RemoveAll(e => e.Key == key));
}
