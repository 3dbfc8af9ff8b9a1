using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;
using Compliance.Model.Targets;

namespace Compliance.Cases.Targets;

/// <summary>Reads what a target has and lacks.</summary>
internal static class CapabilityReader
{
    /// <param name="map">The descriptor.</param>
    /// <param name="known">The closed list; default: any name is taken and nothing is filled in.</param>
    public static ImmutableDictionary<string, Capability> Read(Mapping map, ImmutableArray<CapabilityEntry> known)
    {
        var said = map.Entries("capabilities").ToArray();
        if (known.IsDefault)
            return said.ToImmutableDictionary(e => e.Key, Value, StringComparer.Ordinal);
        var result = known.ToImmutableDictionary(k => k.Name, k => k.Default, StringComparer.Ordinal);
        foreach (var entry in said)
        {
            if (!result.ContainsKey(entry.Key))
                throw new CaseFileException(
                    entry.KeyAt,
                    $"unknown capability '{entry.Key}'; {Nearest.Clause(entry.Key, known.Select(k => k.Name))}"
                );
            result = result.SetItem(entry.Key, Value(entry));
        }
        return result;
    }

    private static Capability Value(MapEntry entry) => entry.Value.OneOf($"the capability {entry.Key}", Choices.Capabilities);
}
