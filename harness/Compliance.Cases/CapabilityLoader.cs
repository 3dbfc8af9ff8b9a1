using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;
using Compliance.Model.Targets;

namespace Compliance.Cases;

/// <summary>Reads the closed list <c>cases/capabilities.yaml</c>.</summary>
public static class CapabilityLoader
{
    /// <summary>The capabilities in file order.</summary>
    /// <exception cref="CaseFileException">An entry is wrong.</exception>
    public static ImmutableArray<CapabilityEntry> Load(string path, string text)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        var entries = ImmutableArray.CreateBuilder<CapabilityEntry>();
        foreach (var item in Yaml.Parse(path, text).List("the list of capabilities").Items)
        {
            var map = CaseShapes.Capability.Open(item);
            var name = Name(map.Required("name"));
            if (!names.Add(name))
                throw map.KeyError("name", $"the capability '{name}' is listed twice");
            var says = map.Required("says").Phrase("says");
            entries.Add(new CapabilityEntry(name, says, map.Required("default").OneOf("default", Choices.Capabilities)));
        }
        return entries.ToImmutable();
    }

    private static string Name(Node node)
    {
        var name = node.Text("name");
        return name.Split('.').All(Scalars.IsName)
            ? name
            : throw node.Error($"name must be kebab-case words with dots, such as read.promql, not {Phrases.Shown(name)}");
    }
}
