using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;
using Compliance.Model.Targets;

namespace Compliance.Cases.Targets;

/// <summary>Reads how a sender is configured and how a receiver is reached.</summary>
internal static class SetupReader
{
    private const int MostLanes = 1024;
    private static readonly TimeSpan FirstWrite = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);

    public static SenderSetup Sender(Node node)
    {
        var map = TargetShapes.Sender.Open(node);
        return new SenderSetup(
            Config(map, "config"),
            map["lanes"]?.Count("lanes", 1, MostLanes) ?? 1,
            map.Flag("mixed"),
            map["first-write"]?.Duration("first-write") ?? FirstWrite,
            map["window"]?.Duration("window") ?? Window
        )
        {
            LaneConfig = Config(map, "lane-config"),
        };
    }

    public static ReceiverSetup Receiver(Node node)
    {
        var map = TargetShapes.Receiver.Open(node);
        if (!map.Has("write"))
            throw node.Error("a receiver needs the URL 'write'; for one that runs already: --set receiver.write=URL");
        return new ReceiverSetup(
            Safe.Url(map.Required("write"), "write"),
            map.Entries("read").ToImmutableDictionary(ReadKind, e => Safe.Url(e.Value, $"read {e.Key}"), StringComparer.Ordinal),
            map.Entries("headers").Select(HttpText.Line).ToImmutableDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase),
            map["ignore"]?.PhraseList("ignore") ?? [],
            Config(map, "config"),
            map["settle"]?.Duration("settle") ?? Settle
        );
    }

    private static ImmutableDictionary<string, string> Config(Mapping map, string key) =>
        map.Entries(key)
            .ToImmutableDictionary(
                e => Safe.Inside(e.KeyAt, e.Key),
                e => Safe.Inside(e.Value.At, e.Value.Phrase($"the template of {e.Key}")),
                StringComparer.Ordinal
            );

    private static string ReadKind(MapEntry entry) =>
        Scalars.IsName(entry.Key)
            ? entry.Key
            : throw new CaseFileException(entry.KeyAt, $"a kind of read-back must be small letters, digits and hyphens, not '{entry.Key}'");
}
