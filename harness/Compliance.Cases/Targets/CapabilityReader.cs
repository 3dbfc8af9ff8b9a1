using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;
using Compliance.Model.Targets;

namespace Compliance.Cases.Targets;

/// <summary>Reads what a target has and lacks.</summary>
internal static class CapabilityReader
{
    private const string SamplesRead = "read.promql";

    /// <param name="map">The descriptor.</param>
    /// <param name="known">The closed list; default: any name is taken and nothing is filled in.</param>
    /// <param name="readsBack">Whether there is a URL to read from: unless the file says no, samples are then read back.</param>
    public static ImmutableDictionary<string, Capability> Read(Mapping map, ImmutableArray<CapabilityEntry> known, bool readsBack)
    {
        var said = map.Entries("capabilities").ToArray();
        if (known.IsDefault)
            return said.ToImmutableDictionary(e => e.Key, Value, StringComparer.Ordinal);
        var result = known.ToImmutableDictionary(k => k.Name, k => k.Default, StringComparer.Ordinal);
        if (readsBack && result.ContainsKey(SamplesRead))
            result = result.SetItem(SamplesRead, Capability.Yes);
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

    /// <summary>The versions that capabilities arrived with.</summary>
    public static ImmutableDictionary<string, string> Since(Mapping map) =>
        map.Entries("capabilities")
            .Select(e => (e.Key, Version: SinceVersion(e)))
            .Where(e => e.Version is not null)
            .ToImmutableDictionary(e => e.Key, e => e.Version!, StringComparer.Ordinal);

    private static string? SinceVersion(MapEntry entry)
    {
        if (entry.Value is not ScalarNode { IsNull: false } scalar || !scalar.Text.StartsWith("since", StringComparison.Ordinal))
            return null;
        var version = scalar.Text["since".Length..].Trim();
        return version.Length > 0 && char.IsAsciiDigit(version[0])
            ? version
            : throw entry.Value.Error($"the capability {entry.Key} must say since which version, such as 'since 2.54'");
    }

    private static Capability Value(MapEntry entry) => SinceVersion(entry) is not null ? Capability.Yes : OneOf(entry);

    private static Capability OneOf(MapEntry entry) => entry.Value.OneOf($"the capability {entry.Key}", Choices.Capabilities);
}
