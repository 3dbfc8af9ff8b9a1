using System.Collections.Immutable;

namespace Compliance.Cases.Reading;

/// <summary>The mappings of <c>target.yaml</c> and <c>known.yaml</c>.</summary>
internal static class TargetShapes
{
    public static readonly Shape Target = new(
        "target",
        ["name", "title", "url", "roles", "versions", "launch", "ready", "prepare", "version", "stop", "sender", "receiver", "capabilities"]
    );
    public static readonly Shape Launch = new("launch", ["container", "process", "endpoint"]);
    public static readonly Shape Container = new("container", ["image", "ports", "mount", "args", "env", "user", "entrypoint", "parts"]);
    public static readonly Shape ContainerPart = new("container-part", ["image", "ports", "mount", "args", "env", "user", "entrypoint"]);
    public static readonly Shape Process = new("process", ["command", "args", "env", "parts"]);
    public static readonly Shape ProcessPart = new("process-part", ["command", "args", "env"]);
    public static readonly Shape Prepare = new("prepare", ["method", "url", "headers", "body", "within"]);
    public static readonly Shape Endpoint = new("endpoint", []);
    public static readonly Shape Ready = new("ready", ["http", "tcp", "log", "within"]);
    public static readonly Shape Version = new("version", ["command", "http", "pattern"]);
    public static readonly Shape Sender = new("sender", ["config", "lane-config", "lanes", "mixed", "first-write", "window"]);
    public static readonly Shape Receiver = new("receiver", ["write", "read", "headers", "ignore", "config", "settle"]);
    public static readonly Shape Known = new("known", ["check", "kind", "reason", "link", "versions", "via"]);

    /// <summary>All of them, for the test of the schema.</summary>
    public static readonly ImmutableArray<Shape> All =
    [
        Target,
        Launch,
        Container,
        ContainerPart,
        Process,
        ProcessPart,
        Prepare,
        Endpoint,
        Ready,
        Version,
        Sender,
        Receiver,
        Known,
    ];
}
