using System.Diagnostics;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Reading;

/// <summary>A mapping whose keys are known to fit its shape. A null value is the same as an absent key.</summary>
internal sealed class Mapping(MapNode node, Shape shape)
{
    public MapNode Node => node;

    public SourceLocation At => node.At;

    public Shape Shape => shape;

    /// <summary>The value of this key, or null when it is absent or null.</summary>
    public Node? this[string key]
    {
        get
        {
            Debug.Assert(shape.Keys.Contains(key), $"{shape.Name} has no key {key}");
            return node.Find(key) is { } value and not ScalarNode { IsNull: true } ? value : null;
        }
    }

    public bool Has(string key) => this[key] is not null;

    public Node Required(string key) => this[key] ?? throw node.Error($"{Phrases.A(shape.Title)} needs the key '{key}'");

    /// <summary>The only one of these keys that is there, or null when none is and none must be.</summary>
    public string? OneOf(bool required, params string[] keys)
    {
        var present = keys.Where(Has).ToArray();
        if (present.Length > 1)
            throw KeyError(present[1], $"'{present[0]}' and '{present[1]}' exclude each other");
        if (present.Length == 0 && required)
            throw node.Error($"{Phrases.A(shape.Title)} needs one of {string.Join(", ", keys)}");
        return present.FirstOrDefault();
    }

    /// <summary>An error at the line of a key.</summary>
    public CaseFileException KeyError(string key, string problem) => new(node.Entries.First(e => e.Key == key).KeyAt, problem);

    public string Text(string key) => Required(key).Text(key);

    public string? OptionalText(string key) => this[key]?.Text(key);

    public bool Flag(string key, bool fallback = false) => this[key]?.Flag(key) ?? fallback;

    public IEnumerable<Node> Items(string key) => this[key] is { } list ? list.List(key).Items : [];

    public IEnumerable<MapEntry> Entries(string key) => this[key] is { } map ? map.Map(key).Entries : [];
}
