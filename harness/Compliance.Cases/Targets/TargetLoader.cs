using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;
using Compliance.Model.Targets;

namespace Compliance.Cases.Targets;

/// <summary>Reads <c>target.yaml</c>.</summary>
public static class TargetLoader
{
    /// <summary>The descriptor with overrides applied and templates not yet filled in.</summary>
    /// <param name="folderName">Name of the target's folder, which its <c>name</c> must equal; empty: not checked.</param>
    /// <param name="path">Path of <c>target.yaml</c>, named in errors; its folder becomes <see cref="TargetDescriptor.Folder"/>.</param>
    /// <param name="text">Its text.</param>
    /// <param name="knownText">Text of the <c>known.yaml</c> beside it; null: there is none.</param>
    /// <param name="overrides">From the command line, in order.</param>
    /// <param name="capabilities">
    /// The closed list. Names outside it are errors, and those the file is silent about get their default. Default: neither.
    /// </param>
    /// <exception cref="CaseFileException">One of the files, or the value of an override, is wrong.</exception>
    /// <exception cref="UsageException">The key of an override leads nowhere.</exception>
    public static TargetDescriptor Load(
        string folderName,
        string path,
        string text,
        string? knownText = null,
        IEnumerable<TargetOverride>? overrides = null,
        ImmutableArray<CapabilityEntry> capabilities = default
    )
    {
        var root = Overrides.Apply(Yaml.Parse(path, text).Map("a target"), overrides ?? []);
        var folder = path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
        var known = folder.Length > 0 ? $"{folder}/known.yaml" : "known.yaml";
        return Read(TargetShapes.Target.Open(root), folderName, capabilities) with
        {
            Known = knownText is null ? [] : KnownLoader.Load(known, knownText),
            Folder = folder,
        };
    }

    private static TargetDescriptor Read(Mapping map, string folderName, ImmutableArray<CapabilityEntry> capabilities)
    {
        var roles = Roles(map.Required("roles"));
        var receiver = Setup(map, "receiver", roles.Contains(Role.Receiver)) is { } setup ? SetupReader.Receiver(setup) : null;
        var target = new TargetDescriptor
        {
            Name = Name(map.Required("name"), folderName),
            Title = map.Required("title").Phrase("title"),
            Url = map["url"] is { } url ? Safe.Url(url, "url") : "",
            Roles = roles,
            Versions = map["versions"]?.PhraseList("versions") ?? [],
            Launch = LaunchReader.Read(map.Required("launch")),
            Ready = map["ready"] is { } ready ? LaunchReader.Ready(ready) : null,
            Prepare = map["prepare"] is { } prepare ? LaunchReader.Prepare(prepare) : [],
            Version = map["version"] is { } version ? LaunchReader.Version(version) : null,
            Kill = map["stop"]?.OneOf("stop", Choices.Stops) ?? true,
            Sender = Setup(map, "sender", roles.Contains(Role.Sender)) is { } sender ? SetupReader.Sender(sender) : null,
            Receiver = receiver,
            Capabilities = CapabilityReader.Read(map, capabilities, readsBack: receiver is { Read.Count: > 0 }),
            Since = CapabilityReader.Since(map),
        };
        ReadBack(map, target);
        return target;
    }

    private static string Name(Node node, string folderName)
    {
        var name = node.Name("name");
        return folderName.Length == 0 || name == folderName
            ? name
            : throw node.Error($"name must be that of the folder, '{folderName}', not '{name}'");
    }

    private static ImmutableArray<Role> Roles(Node node)
    {
        ImmutableArray<Role> roles = [.. node.List("roles").Items.Select(r => r.OneOf("a role", Choices.Roles))];
        if (roles.Length == 0)
            throw node.Error("roles must list sender, receiver or both");
        return roles.Distinct().Count() == roles.Length ? roles : throw node.Error("a role is listed twice");
    }

    private static Node? Setup(Mapping map, string key, bool inRoles) =>
        (map[key], inRoles) switch
        {
            (null, true) => throw map.Node.Error($"the role {key} needs the key '{key}'"),
            ({ }, false) => throw map.KeyError(key, $"'{key}' is described, but roles do not list it"),
            var (node, _) => node,
        };

    private static void ReadBack(Mapping map, TargetDescriptor target)
    {
        var claimed = map.Entries("capabilities").FirstOrDefault(e => IsRead(e.Key) && target.Capabilities[e.Key] == Capability.Yes);
        if (claimed is not null && target.Receiver is not { Read.Count: > 0 })
            throw new CaseFileException(claimed.KeyAt, $"the capability '{claimed.Key}' needs a URL in receiver.read");
    }

    private static bool IsRead(string capability) => capability.StartsWith("read.", StringComparison.Ordinal);
}
