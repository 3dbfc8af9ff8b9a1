using System.Collections.Immutable;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Reading;

/// <summary>The keys that one kind of mapping may have. A test keeps the JSON schemas equal to these.</summary>
/// <param name="Name">Name of the definition in the JSON schema.</param>
/// <param name="Keys">All keys, in the order of the documentation.</param>
internal sealed record Shape(string Name, ImmutableArray<string> Keys)
{
    /// <summary>A kind of mapping with the keys of this one and more.</summary>
    public Shape Extended(string name, params ImmutableArray<string> keys) => new(name, [.. keys, .. Keys]);

    /// <summary>A kind of mapping with the keys of this one except some.</summary>
    public Shape Without(string name, params ImmutableArray<string> keys) => new(name, [.. Keys.Except(keys)]);

    /// <summary>The node as such a mapping; unknown keys and other kinds of nodes are errors.</summary>
    public Mapping Open(Node node)
    {
        var map = node.Map(Title);
        foreach (var entry in map.Entries)
            Check(entry);
        return new Mapping(map, this);
    }

    /// <summary>Its name within a sentence.</summary>
    public string Title => Name.Replace('-', ' ');

    /// <summary>Throws when the entry's key is not one of these.</summary>
    public void Check(MapEntry entry)
    {
        if (!Keys.Contains(entry.Key))
            throw new Model.CaseFileException(
                entry.KeyAt,
                $"unknown key '{entry.Key}' in {Phrases.A(Title)}; {Nearest.Clause(entry.Key, Keys)}"
            );
    }
}
