namespace Compliance.Tests.Cli;

/// <summary>Target folders for <c>prw-torture</c>: the reference in a process of its own with a bad habit.</summary>
internal static class TortureTarget
{
    private const string Lanes = """
        [{{#each lanes}}{"name":{{quoted name}},"write":{{quoted writeUrl}},"scrape":{{quoted scrapeUrl}},"discovery":{{quoted discoveryUrl}},
        "v2":{{#if isV2}}true{{else}}false{{/if}},"customBuckets":{{#if customBuckets}}true{{else}}false{{/if}},
        "headers":[{{#each headers}}{"name":{{quoted name}},"value":{{quoted value}} },{{/each}}]},
        {{/each}}]
        """;

    private const string Capabilities = """
        capabilities: {message.v1: yes, message.v2: yes, native-histograms: yes, custom-buckets: yes, exemplars: yes, metadata: yes,
          start-timestamp: yes, stale-markers: yes, fallback-to-v1: yes, custom-headers: yes, scrapes: yes, service-discovery: yes}
        """;

    /// <summary>Writes the folder of a receiver with a habit.</summary>
    public static string Receiver(SuiteProgram suite, string habit, string ready = "10s") =>
        Write(
            suite,
            $"receiver-{habit.ToLowerInvariant()}",
            "receiver",
            $$$"""["{{{Dll}}}", receiver, "{{port.web}}", {{{habit}}}]""",
            $$$"""ready: {log: "^ready$", tcp: "127.0.0.1:{{port.web}}", within: {{{ready}}}}""",
            """
            receiver:
              write: "http://127.0.0.1:{{port.web}}/api/v1/write"
              read: {promql: "http://127.0.0.1:{{port.web}}"}
            """
        );

    /// <summary>Writes the folder of a sender with a habit.</summary>
    public static string Sender(SuiteProgram suite, string habit, string ready = "10s")
    {
        var folder = Write(
            suite,
            $"sender-{habit.ToLowerInvariant()}",
            "sender",
            $$$"""["{{{Dll}}}", sender, "{{dir}}/lanes.json", {{{habit}}}]""",
            $$$"""ready: {log: "^ready$", within: {{{ready}}}}""",
            $"sender: {{config: {{lanes.json: lanes.json.hbs}}, lanes: 64, first-write: {(habit == "Slow" ? "5s" : "20s")}, window: 3s}}"
        );
        suite.Write(Path.Combine(folder, "lanes.json.hbs"), Lanes);
        return folder;
    }

    private static string Dll => SuiteProgram.TortureDll.Replace('\\', '/');

    private static string Write(SuiteProgram suite, string name, string role, string args, string ready, string setup)
    {
        var text = $"""
            name: {name}
            title: Torture
            roles: [{role}]
            versions: ["1"]
            launch:
              process:
                command: dotnet
                args: {args}
                env: {"{"}PRW_TORTURE: {name}{"}"}
            {ready}
            stop: polite
            {setup}
            {(role == "receiver" ? Capabilities.Replace("scrapes: yes", "read.promql: yes", StringComparison.Ordinal) : Capabilities)}

            """;
        return Path.GetDirectoryName(suite.Write($"{name}/target.yaml", text))!;
    }
}
