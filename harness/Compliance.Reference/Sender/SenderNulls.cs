using System.Collections.Immutable;

namespace Compliance.Reference.Sender;

/// <summary>The nulls by name.</summary>
public static class SenderNulls
{
    /// <summary>All of them with their names in kebab-case.</summary>
    public static ImmutableArray<KeyValuePair<string, SenderNull>> All { get; } =
    [
        new("silent", SenderNull.Silent),
        new("dead", SenderNull.Dead),
        new("garbage", SenderNull.Garbage),
        new("empty", SenderNull.Empty),
        new("v1-only", SenderNull.V1Only),
    ];
}
