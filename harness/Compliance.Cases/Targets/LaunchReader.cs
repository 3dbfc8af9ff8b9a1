using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;
using Compliance.Model.Targets;

namespace Compliance.Cases.Targets;

/// <summary>Reads how a target is launched, when it is ready and how its version is found.</summary>
internal static class LaunchReader
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);

    public static LaunchOptions Read(Node node)
    {
        var map = TargetShapes.Launch.Open(node);
        var ofProcess = map["process"] is { } process ? ProcessWithParts(TargetShapes.Process.Open(process)) : null;
        var launch = new LaunchOptions(
            ofProcess,
            map["container"] is { } container ? ContainerWithParts(TargetShapes.Container.Open(container), ofProcess) : null,
            map["endpoint"] is { } endpoint && Endpoint(endpoint)
        );
        return launch is { Process: null, Container: null, Endpoint: false }
            ? throw node.Error("launch needs one of container, process, endpoint")
            : launch;
    }

    public static ReadyCheck Ready(Node node)
    {
        var map = TargetShapes.Ready.Open(node);
        if (!map.Has("http") && !map.Has("tcp") && !map.Has("log"))
            throw node.Error("ready needs one of http, tcp, log");
        return new ReadyCheck(
            map["http"] is { } http ? Safe.Url(http, "http") : null,
            map["tcp"]?.Phrase("tcp"),
            map["log"] is { } log ? Safe.Pattern(log, "log", 0) : null,
            map["within"]?.Duration("within") ?? ReadyWithin
        );
    }

    public static VersionProbe Version(Node node)
    {
        var map = TargetShapes.Version.Open(node);
        map.OneOf(true, "command", "http");
        return new VersionProbe(
            map["command"] is { } command ? Texts(command, "command") : [],
            map["http"] is { } http ? Safe.Url(http, "http") : null,
            Safe.Pattern(map.Required("pattern"), "pattern", 1)
        );
    }

    /// <summary>The calls that prepare a target.</summary>
    public static ImmutableArray<PrepareCall> Prepare(Node node) => [.. node.List("prepare").Items.Select(Call)];

    private static PrepareCall Call(Node node)
    {
        var map = TargetShapes.Prepare.Open(node);
        return new PrepareCall(
            map["method"] is { } method ? HttpText.Token(method, method.Phrase("method"), "method") : "POST",
            Safe.Url(map.Required("url"), "url"),
            map.Entries("headers").Select(HttpText.Line).ToImmutableDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase),
            map.OptionalText("body") ?? "",
            map["within"]?.Duration("within") ?? ReadyWithin
        );
    }

    /// <summary>A mapping of free keys to text.</summary>
    public static ImmutableDictionary<string, string> TextMap(Node? node, string what) =>
        node is null
            ? ImmutableDictionary<string, string>.Empty
            : node.Map(what).Entries.ToImmutableDictionary(e => e.Key, e => e.Value.Text($"{what} {e.Key}"), StringComparer.Ordinal);

    private static ProcessLaunch ProcessWithParts(Mapping map) =>
        Process(map) with
        {
            Parts = [.. map.Entries("parts").Select(e => new ProcessPart(PartName(e), Process(TargetShapes.ProcessPart.Open(e.Value))))],
        };

    /// <summary>What a container does not say of arguments and environment is as in the process form, part by part.</summary>
    private static ContainerLaunch ContainerWithParts(Mapping map, ProcessLaunch? process)
    {
        var main = Container(map, process);
        ImmutableArray<ContainerPart> parts =
        [
            .. map.Entries("parts")
                .Select(e => new ContainerPart(
                    PartName(e),
                    Container(TargetShapes.ContainerPart.Open(e.Value), process?.Parts.FirstOrDefault(p => p.Name == e.Key)?.Launch)
                )),
        ];
        var twice = main.Ports.Keys.Concat(parts.SelectMany(p => p.Launch.Ports.Keys)).GroupBy(n => n).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? main with
            {
                Parts = parts,
            }
            : throw map.KeyError("parts", $"two parts name a port '{twice.Key}'; every port of a target needs a name of its own");
    }

    private static string PartName(MapEntry entry) =>
        Scalars.IsName(entry.Key) && entry.Key != "main"
            ? entry.Key
            : throw new CaseFileException(
                entry.KeyAt,
                $"the name of a part must be small letters, digits and hyphens and not 'main', which is the first part: not '{entry.Key}'"
            );

    private static ProcessLaunch Process(Mapping map) =>
        new(map.Required("command").Phrase("command"), map["args"] is { } args ? Texts(args, "args") : [], TextMap(map["env"], "env"));

    private static ContainerLaunch Container(Mapping map, ProcessLaunch? process) =>
        new(
            map.Required("image").Phrase("image"),
            map.Entries("ports").ToImmutableDictionary(PortName, e => e.Value.Count("a port", 1, 65535), StringComparer.Ordinal),
            map.Entries("mount").ToImmutableDictionary(MountFrom, MountTo, StringComparer.Ordinal),
            map["args"] is { } args ? Texts(args, "args") : process?.Args ?? [],
            map["env"] is { } env ? TextMap(env, "env") : process?.Env ?? TextMap(null, "env"),
            map["user"]?.Phrase("user") ?? "",
            map["entrypoint"]?.Phrase("entrypoint") ?? ""
        );

    private static bool Endpoint(Node node)
    {
        if (node is not MapNode)
            return node.Flag("endpoint");
        TargetShapes.Endpoint.Open(node);
        return true;
    }

    private static string PortName(MapEntry entry) =>
        Scalars.IsName(entry.Key)
            ? entry.Key
            : throw new CaseFileException(entry.KeyAt, $"the name of a port must be small letters, digits and hyphens, not '{entry.Key}'");

    /// <summary>Only folders of the run can be mounted: <c>{{dir}}</c> or below it.</summary>
    private static string MountFrom(MapEntry entry)
    {
        const string dir = "{{dir}}";
        if (!entry.Key.StartsWith(dir, StringComparison.Ordinal))
            throw new CaseFileException(entry.KeyAt, $"only {dir} or a folder below it can be mounted, not {Phrases.Shown(entry.Key)}");
        var below = entry.Key[dir.Length..];
        if (below.Length > 0)
            Safe.Inside(entry.KeyAt, below.StartsWith('/') ? below[1..] : "..");
        return entry.Key;
    }

    private static string MountTo(MapEntry entry)
    {
        var to = entry.Value.Phrase("a mount");
        return to.StartsWith('/')
            ? to
            : throw entry.Value.Error($"a mount must be an absolute path in the container, not {Phrases.Shown(to)}");
    }

    private static ImmutableArray<string> Texts(Node node, string what) => [.. node.List(what).Items.Select(i => i.Text(what))];
}
