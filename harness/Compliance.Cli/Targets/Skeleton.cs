using Compliance.Cases.Reading;
using Compliance.Model;

namespace Compliance.Cli.Targets;

/// <summary>The first files of a new target: they load as they are, and their comments say what to fill in.</summary>
internal static class Skeleton
{
    /// <summary>Writes a folder.</summary>
    /// <param name="path">The folder to make; its last part is the target's name.</param>
    /// <param name="role">The role it is for.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="UsageException">The name is none, or the folder holds a target already.</exception>
    public static IReadOnlyList<string> Write(string path, Role role)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        if (!TargetNames.IsName(name))
            throw new UsageException($"'{name}' cannot name a target: use small letters, digits and hyphens, such as my-database");
        if (File.Exists(Path.Combine(path, "target.yaml")))
            throw new UsageException($"{path} holds a target.yaml already: change that one, or choose another name");
        Directory.CreateDirectory(path);
        var files = role == Role.Sender ? Sender(name) : Receiver(name);
        foreach (var (file, text) in files)
            File.WriteAllText(Path.Combine(path, file), text.ReplaceLineEndings("\n"));
        return [.. files.Select(f => Path.Combine(path, f.Name))];
    }

    private static (string Name, string Text)[] Receiver(string name) =>
        [
            (
                "target.yaml",
                Head(name, "receiver", $"--listen={{{{listen}}}}:{{{{port.web}}}}\", \"--data={{{{dir}}}}/data", "{web: 9090}")
                    + """

                    receiver:
                      write: "http://{{host}}:{{port.web}}/api/v1/write"
                      # How to ask what it stored: promql (any Prometheus query API, without /api/v1), victoria-metrics, influxdb, or forwarded
                      # (it stores nothing and sends on to {{sink.writeUrl}}). Without it only answers can be judged.
                      # read: {promql: "http://{{host}}:{{port.web}}"}
                      # headers: {X-Scope-OrgID: demo, Authorization: "Bearer ${MY_TOKEN}"} # ${…} comes from the environment
                      # ignore: [replica] # labels that it adds
                      settle: 2s # longest time until written data can be read

                    """
                    + Capabilities("  out-of-order: no\n  # read.promql: yes\n  # read.exemplars: yes\n  # read.metadata: yes\n")
            ),
        ];

    private static (string Name, string Text)[] Sender(string name) =>
        [
            (
                "target.yaml",
                Head(name, "sender", "--config={{dir}}/config.yml", "{}")
                    + """

                    sender:
                      config: {config.yml: config.yml.hbs} # file in {{dir}} to template in this folder
                      # How many endpoints one process can serve. 1: a process per lane; the template can use {{single.…}} instead of a loop.
                      lanes: 32
                      mixed: false # true: 1.0, 2.0 and headers are set per endpoint
                      first-write: 20s # from ready to the first request
                      window: 10s # longest time for what a scrape provokes

                    """
                    + Capabilities("  scrapes: yes\n  service-discovery: no\n  custom-headers: no\n  fallback-to-v1: no\n")
            ),
            (
                "config.yml.hbs",
                """
                # What the sender reads, filled in for every run. A lane has name, writeUrl, scrapeUrl (scrapeHost, scrapePath), discoveryUrl,
                # message, isV2, headers and customBuckets. Short intervals: the suite waits for every scrape.
                scrape_configs:
                {{#each lanes}}
                  - job_name: {{quoted name}}
                    scrape_interval: 300ms
                    metrics_path: {{quoted scrapePath}}
                    targets: [{{quoted scrapeHost}}]
                {{/each}}
                remote_write:
                {{#each lanes}}
                  - url: {{quoted writeUrl}}
                    job: {{quoted name}}
                {{/each}}

                """
            ),
        ];

    private static string Head(string name, string role, string argument, string ports) =>
        $$$"""
            # One file describes a target; docs/add-a-target.md explains every key, and `target check` tries it out.
            name: {{{name}}} # the folder's name
            title: {{{name}}}
            url: https://example.org # its home page
            roles: [{{{role}}}]
            versions: ["1.0.0"] # the first is the default; {{version}} stands for it

            launch: # the first that is available: process, container, endpoint
              process:
                command: {{{name}}} # on the PATH, or a path from this folder
                args: ["{{{argument}}}"] # {{port.NAME}} is a free port, {{dir}} an empty folder of the run
              # container: # the arguments are those of the process unless given here
              #   image: "example/{{{name}}}:v{{version}}"
              #   ports: {{{ports}}} # the ports inside; {{port.NAME}} becomes these
              #   mount: {"{{dir}}": /etc/{{{name}}}}
              endpoint: true # it may run already

            # Ready when this answers 2xx. Others: tcp: "{{host}}:{{port.web}}", log: a regular expression for a line of its output.
            # ready: {http: "http://{{host}}:{{port.web}}/-/ready", within: 30s}
            # prepare: # calls that make it usable, such as creating a database; repeated until answered 2xx
            #   - {method: POST, url: "http://{{host}}:{{port.web}}/create?name=demo"}
            version: {command: ["--version"], pattern: "([0-9]+\\.[0-9]+[0-9.]*)"} # read from what runs
            stop: kill

            """.ReplaceLineEndings("\n");

    private static string Capabilities(string more) =>
        """

            # What it has: yes, no, or since VERSION. `list capabilities` explains them. A check that needs one it lacks does not concern it.
            capabilities:
              message.v1: yes
              message.v2: yes
              native-histograms: no
              custom-buckets: no
              exemplars: no
              metadata: no

            """.ReplaceLineEndings("\n") + more;
}
