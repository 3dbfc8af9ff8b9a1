using Compliance.Cases;
using Compliance.Cases.Targets;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Tests.Cases;

public sealed class TargetTests
{
    private const string Full = """
        name: demo
        title: Demo
        url: https://example.org
        roles: [sender, receiver]
        versions: ["3.5.3", 3.5]
        launch:
          container:
            image: "demo/demo:v{{version}}"
            ports: {web: 9090}
            mount: {"{{dir}}": /etc/demo, "{{dir}}/data": /data}
            args: ["--config={{dir}}/demo.yml"]
            env: {A: b}
            user: "1000"
            entrypoint: /bin/demo
          process: {command: demo, args: ["--port={{port.web}}", ""], env: {C: d}}
          endpoint: {}
        ready: {http: "http://{{host}}:{{port.web}}/-/ready", log: "ready", within: 45s}
        version: {command: ["--version"], pattern: "version ([^ ]+)"}
        stop: polite
        sender: {config: {demo.yml: demo.yml.hbs, conf/more.yml: parts/more.hbs}, lanes: 32, mixed: true, first-write: 20s, window: 5s}
        receiver:
          write: "http://{{host}}:{{port.web}}/api/v1/write"
          read: {promql: "http://{{host}}:{{port.web}}"}
          headers: {X-Tenant: "${TENANT}"}
          ignore: [tenant]
          config: {demo.yml: receiver.hbs}
          settle: 500ms
        capabilities: {exemplars: yes, read.promql: yes, message.v1: probe}
        """;

    [Test]
    public void Reads_every_key()
    {
        var target = TargetLoader.Load("demo", "targets/demo/target.yaml", Full);

        (target.Name, target.Title, target.Url, target.Folder, target.Kill)
            .Should()
            .Be(("demo", "Demo", "https://example.org", "targets/demo", false));
        target.Roles.Should().Equal(Role.Sender, Role.Receiver);
        target.Versions.Should().Equal("3.5.3", "3.5");
        target.Launch.Endpoint.Should().BeTrue();
        target.Launch.Builtin.Should().BeNull();
        var container = target.Launch.Container!;
        (container.Image, container.User, container.Entrypoint).Should().Be(("demo/demo:v{{version}}", "1000", "/bin/demo"));
        container.Ports.Should().Equal(new Dictionary<string, int> { ["web"] = 9090 });
        container.Mount.Should().HaveCount(2).And.Contain("{{dir}}", "/etc/demo").And.Contain("{{dir}}/data", "/data");
        container.Args.Should().Equal("--config={{dir}}/demo.yml");
        container.Env.Should().Contain("A", "b");
        target.Launch.Process!.Command.Should().Be("demo");
        target.Launch.Process.Args.Should().Equal("--port={{port.web}}", "");
        target.Launch.Process.Env.Should().Contain("C", "d");
        target.Ready.Should().Be(new ReadyCheck("http://{{host}}:{{port.web}}/-/ready", null, "ready", TimeSpan.FromSeconds(45)));
        target.Version!.Command.Should().Equal("--version");
        target.Version.Pattern.Should().Be("version ([^ ]+)");
        target
            .Sender.Should()
            .BeEquivalentTo(
                new
                {
                    Lanes = 32,
                    MixedGroups = true,
                    FirstWrite = TimeSpan.FromSeconds(20),
                    Window = TimeSpan.FromSeconds(5),
                }
            );
        target.Sender!.Config.Should().Contain("conf/more.yml", "parts/more.hbs");
        target.Receiver!.Write.Should().Be("http://{{host}}:{{port.web}}/api/v1/write");
        target.Receiver.Read.Should().Contain("promql", "http://{{host}}:{{port.web}}");
        target.Receiver.Headers.Should().Contain("X-Tenant", "${TENANT}");
        target.Receiver.Ignore.Should().Equal("tenant");
        target.Receiver.Settle.Should().Be(TimeSpan.FromMilliseconds(500));
        target.Capabilities["message.v1"].Should().Be(Capability.Probe);
        target.Capabilities.Should().HaveCount(3);
        target.Known.Should().BeEmpty();
    }

    private const string Small = """
        name: demo
        title: Demo
        roles: [sender]
        launch: {process: {command: demo}}
        sender: {}
        """;

    [Test]
    public void Defaults_are_those_of_the_model()
    {
        var target = TargetLoader.Load("demo", "target.yaml", Small);

        target.Kill.Should().BeTrue();
        target.Ready.Should().BeNull();
        target.Version.Should().BeNull();
        target.Receiver.Should().BeNull();
        target.Folder.Should().BeEmpty();
        target
            .Sender.Should()
            .BeEquivalentTo(
                new
                {
                    Lanes = 1,
                    MixedGroups = false,
                    FirstWrite = TimeSpan.FromSeconds(30),
                    Window = TimeSpan.FromSeconds(10),
                }
            );
        target.Launch.Endpoint.Should().BeFalse();
    }

    [Test]
    public void Capabilities_that_are_not_mentioned_have_their_default()
    {
        var known = CapabilityLoader.Load("c.yaml", SampleFiles.Capabilities);

        var target = TargetLoader.Load("demo", "target.yaml", Small + "\ncapabilities: {exemplars: yes}", capabilities: known);

        target.Capabilities.Should().HaveCount(3);
        target.Capabilities["message.v1"].Should().Be(Capability.Yes);
        target.Capabilities["exemplars"].Should().Be(Capability.Yes);
        target.Capabilities["read.promql"].Should().Be(Capability.No);
    }

    [TestCase("read.promql: yes, ", "", Capability.Yes)]
    [TestCase("read.promql: yes, ", "read.promql: no, ", Capability.No)]
    [TestCase("read.promql: yes, ", "read.promql: probe, ", Capability.Probe)]
    public void What_can_be_read_is_read_unless_the_file_says_no(string said, string instead, Capability expected)
    {
        var known = CapabilityLoader.Load("c.yaml", SampleFiles.Capabilities);
        TargetLoader
            .Load("demo", "target.yaml", Full.Replace(said, instead, StringComparison.Ordinal), capabilities: known)
            .Capabilities["read.promql"]
            .Should()
            .Be(expected);
    }

    [Test]
    public void Overrides_replace_add_and_remove()
    {
        var target = TargetLoader.Load(
            "demo",
            "targets/demo/target.yaml",
            Full,
            overrides: new[]
            {
                "launch.process.command=/opt/demo",
                "launch.process.args.1=--second",
                "launch.process.args.2=--third=a=b",
                "launch.container=",
                "launch.endpoint=false",
                "receiver.write=https://example.org/push?a=b",
                "receiver.headers.X-Scope.Org=me",
                "receiver.read.promql=",
                "capabilities.read.promql=no",
                "sender.config.extra.yml=extra.hbs",
                "versions=[\"1.2\", 1.3]",
                "stop=kill",
            }.Select(TargetOverride.Parse)
        );

        target.Launch.Process!.Command.Should().Be("/opt/demo");
        target.Launch.Process.Args.Should().Equal("--port={{port.web}}", "--second", "--third=a=b");
        target.Launch.Container.Should().BeNull();
        target.Launch.Endpoint.Should().BeFalse();
        target.Receiver!.Write.Should().Be("https://example.org/push?a=b");
        target.Receiver.Headers.Should().Contain("X-Scope.Org", "me").And.Contain("X-Tenant", "${TENANT}");
        target.Receiver.Read.Should().BeEmpty();
        target.Capabilities["read.promql"].Should().Be(Capability.No);
        target.Sender!.Config.Should().Contain("extra.yml", "extra.hbs");
        target.Versions.Should().Equal("1.2", "1.3");
        target.Kill.Should().BeTrue();
    }

    [Test]
    public void Overrides_make_mappings_that_are_missing()
    {
        var target = TargetLoader.Load(
            "demo",
            "target.yaml",
            Small,
            overrides:
            [
                new TargetOverride("ready.tcp", "127.0.0.1:80"),
                new TargetOverride("launch.container.env.A.B", "c"),
                new TargetOverride("launch.container.image", "i"),
            ]
        );

        target.Ready!.Tcp.Should().Be("127.0.0.1:80");
        target.Launch.Container!.Env.Should().Contain("A.B", "c");
    }

    [TestCase("launch.process.command.x=1", "inside a scalar")]
    [TestCase("roles.5=receiver", "the next free one is 1")]
    [TestCase("roles.first=receiver", "no index of a list")]
    public void An_override_that_leads_nowhere_is_a_usage_error(string set, string problem) =>
        FluentActions
            .Invoking(() => TargetLoader.Load("demo", "target.yaml", Small, overrides: [TargetOverride.Parse(set)]))
            .Should()
            .Throw<UsageException>()
            .WithMessage($"*{problem}*");

    [TestCase("no-equals")]
    [TestCase("=value")]
    [TestCase("a..b=value")]
    public void An_override_without_a_key_is_a_usage_error(string set) =>
        FluentActions.Invoking(() => TargetOverride.Parse(set)).Should().Throw<UsageException>();

    [TestCase("launch.proces.command=x", "--set launch.proces.command:1: unknown key 'proces' in a launch; did you mean 'process'?")]
    [TestCase("sender.lanes=many", "--set sender.lanes:1: lanes must be a whole number")]
    public void A_wrong_value_is_an_error_that_names_the_override(string set, string problem) =>
        FluentActions
            .Invoking(() => TargetLoader.Load("demo", "target.yaml", Small, overrides: [TargetOverride.Parse(set)]))
            .Should()
            .Throw<CaseFileException>()
            .WithMessage($"{problem}*");

    private static string Edit(string before, string after) =>
        Full.Contains(before, StringComparison.Ordinal)
            ? Full.Replace(before, after, StringComparison.Ordinal)
            : throw new ArgumentException($"the sample does not hold {before}");

    private static IEnumerable<TestCaseData> Mistakes() =>
        [
            Mistake.Row("unknown key", Edit("stop: polite", "stop: polite\nhalt: now #!"), "unknown key 'halt' in a target"),
            Mistake.Row("name", Edit("name: demo", "name: other #!"), "must be that of the folder, 'demo'"),
            Mistake.Row("no title", "name: demo #!\nroles: [sender]", "needs the key 'title'"),
            Mistake.Row("role", Edit("roles: [sender, receiver]", "roles: [sender, proxy] #!"), "a role must be one of"),
            Mistake.Row("no roles", Edit("roles: [sender, receiver]", "roles: [] #!"), "must list sender, receiver or both"),
            Mistake.Row("role twice", Edit("roles: [sender, receiver]", "roles: [sender, sender] #!"), "listed twice"),
            Mistake.Row(
                "role without setup",
                "name: demo #!\ntitle: x\nroles: [receiver]\nlaunch: {endpoint: true}",
                "the role receiver needs the key 'receiver'"
            ),
            Mistake.Row("setup without role", Small + "\nreceiver: {write: 'http://x/'} #!", "roles do not list it"),
            Mistake.Row("url", Edit("https://example.org", "ftp://example.org #!"), "an http or https URL"),
            Mistake.Row(
                "no launch",
                Small.Replace("launch: {process: {command: demo}}", "launch: {} #!", StringComparison.Ordinal),
                "needs one of container, process, endpoint"
            ),
            Mistake.Row(
                "endpoint false",
                Small.Replace("launch: {process: {command: demo}}", "launch: {endpoint: false} #!", StringComparison.Ordinal),
                "needs one of"
            ),
            Mistake.Row("endpoint key", Edit("endpoint: {}", "endpoint: {url: x} #!"), "unknown key 'url' in an endpoint"),
            Mistake.Row("launch key", Edit("endpoint: {}", "endpont: {} #!"), "did you mean 'endpoint'?"),
            Mistake.Row(
                "no command",
                Edit("process: {command: demo, args", "process: {args")
                    .Replace("env: {C: d}}", "env: {C: d}} #!", StringComparison.Ordinal),
                "a process needs the key 'command'"
            ),
            Mistake.Row("port", Edit("ports: {web: 9090}", "ports: {web: 99999} #!"), "from 1 to 65535"),
            Mistake.Row("port name", Edit("ports: {web: 9090}", "ports: {'W b': 9090} #!"), "the name of a port"),
            Mistake.Row("mount from outside", Edit("\"{{dir}}/data\": /data}", "/: /host} #!"), "only {{dir}} or a folder below it"),
            Mistake.Row("mount that leaves", Edit("\"{{dir}}/data\": /data}", "\"{{dir}}/../x\": /host} #!"), "stays inside its folder"),
            Mistake.Row("mount beside", Edit("\"{{dir}}/data\": /data}", "\"{{dir}}x\": /host} #!"), "stays inside its folder"),
            Mistake.Row("mount to", Edit("\"{{dir}}/data\": /data}", "\"{{dir}}/data\": data} #!"), "absolute path in the container"),
            Mistake.Row("args", Edit("args: [\"--config={{dir}}/demo.yml\"]", "args: --config #!"), "args must be a list"),
            Mistake.Row(
                "ready",
                Edit("ready: {http: \"http://{{host}}:{{port.web}}/-/ready\", log: \"ready\", within: 45s}", "ready: {within: 3s} #!"),
                "needs one of http, tcp, log"
            ),
            Mistake.Row("ready within", Edit("within: 45s}", "within: 45} #!"), "within must be a duration"),
            Mistake.Row("ready log", Edit("log: \"ready\", within: 45s}", "log: \"(\"} #!"), "no regular expression"),
            Mistake.Row("version pattern", Edit("pattern: \"version ([^ ]+)\"}", "pattern: \"version\"} #!"), "needs a group"),
            Mistake.Row(
                "version source",
                Edit("version: {command: [\"--version\"], pattern: \"version ([^ ]+)\"}", "version: {pattern: \"(x)\"} #!"),
                "needs one of command, http"
            ),
            Mistake.Row("stop", Edit("stop: polite", "stop: gently #!"), "stop must be one of kill, polite"),
            Mistake.Row(
                "lanes",
                Edit("lanes: 32, mixed: true, first-write: 20s, window: 5s}", "lanes: 0} #!"),
                "lanes must be a whole number from 1"
            ),
            Mistake.Row(
                "config that leaves",
                Edit("conf/more.yml: parts/more.hbs}, lanes: 32, mixed: true, first-write: 20s, window: 5s}", "a: ../secret} #!}")
                    .Replace("} #!}", "}} #!", StringComparison.Ordinal),
                "stays inside its folder"
            ),
            Mistake.Row(
                "absolute config",
                Edit("conf/more.yml: parts/more.hbs}, lanes: 32, mixed: true, first-write: 20s, window: 5s}", "a: /etc/passwd}} #!"),
                "stays inside its folder"
            ),
            Mistake.Row(
                "config written outside",
                Edit("conf/more.yml: parts/more.hbs}, lanes: 32, mixed: true, first-write: 20s, window: 5s}", "../a: b}} #!"),
                "stays inside its folder"
            ),
            Mistake.Row(
                "config with drive",
                Edit("conf/more.yml: parts/more.hbs}, lanes: 32, mixed: true, first-write: 20s, window: 5s}", "a: 'C:\\x'}} #!"),
                "stays inside its folder"
            ),
            Mistake.Row(
                "write",
                Edit("write: \"http://{{host}}:{{port.web}}/api/v1/write\"", "write: somewhere #!"),
                "write must be an http or https URL"
            ),
            Mistake.Row(
                "no write",
                Edit("  write: \"http://{{host}}:{{port.web}}/api/v1/write\"\n", "")
                    .Replace(
                        "read: {promql: \"http://{{host}}:{{port.web}}\"}",
                        "read: {promql: \"http://x\"} #!",
                        StringComparison.Ordinal
                    ),
                "--set receiver.write=URL"
            ),
            Mistake.Row("receiver header", Edit("headers: {X-Tenant: \"${TENANT}\"}", "headers: {X-Tenant: \"a\\nb\"} #!"), "Latin-1"),
            Mistake.Row(
                "read kind",
                Edit("read: {promql: \"http://{{host}}:{{port.web}}\"}", "read: {Prom QL: \"http://x\"} #!"),
                "a kind of read-back"
            ),
            Mistake.Row(
                "read without URL",
                Edit("  read: {promql: \"http://{{host}}:{{port.web}}\"}\n", "")
                    .Replace("message.v1: probe}", "message.v1: probe} #!", StringComparison.Ordinal),
                "'read.promql' needs a URL in receiver.read"
            ),
            Mistake.Row("capability value", Edit("message.v1: probe}", "message.v1: true} #!"), "one of yes, no, probe"),
            Mistake.Row("unknown capability", Edit("message.v1: probe}", "message.v3: probe} #!"), "did you mean 'message.v1'?"),
            Mistake.Row("no mapping", "[name] #!", "a target must be a mapping"),
        ];

    [TestCaseSource(nameof(Mistakes))]
    public void Finds(string text, string problem)
    {
        var known = CapabilityLoader.Load("c.yaml", SampleFiles.Capabilities);
        Mistake.MustBeFound(
            () => TargetLoader.Load("demo", "targets/demo/target.yaml", text, capabilities: known),
            "targets/demo/target.yaml",
            text,
            problem
        );
    }

    [Test]
    public void Known_failures_are_read_with_their_place()
    {
        var target = TargetLoader.Load(
            "demo",
            "targets/demo/target.yaml",
            Small,
            """
            # why these fail
            - {check: sender/retry/*#retry.5xx, reason: It gives up., link: "https://example.org/1"}
            - check: "**"
              kind: flaky
              reason: Sometimes.
              link: "none: it is ours"
              versions: [3.*, "2.1"]
              via: container
            """
        );

        target
            .Known[0]
            .Should()
            .BeEquivalentTo(
                new KnownEntry(
                    "sender/retry/*#retry.5xx",
                    ExpectationKind.Known,
                    "It gives up.",
                    "https://example.org/1",
                    [],
                    [],
                    new SourceLocation("targets/demo/known.yaml", 2)
                )
            );
        (target.Known[1].Kind, target.Known[1].Link, target.Known[1].At.Line).Should().Be((ExpectationKind.Flaky, "none: it is ours", 3));
        target.Known[1].Versions.Should().Equal("3.*", "2.1");
        target.Known[1].Via.Should().Equal("container");
        KnownLoader.Load("known.yaml", "# nothing yet\n").Should().BeEmpty();
    }

    [Test]
    public void A_known_failure_may_list_several_globs()
    {
        var entries = KnownLoader.Load("known.yaml", "- check:\n    - \"a[*]#x\"\n    - b#*\n  reason: r\n  link: 'none: here'\n");
        entries.Select(e => (e.Check, e.Reason, e.At.Line)).Should().Equal(("a[*]#x", "r", 2), ("b#*", "r", 3));
    }

    private static IEnumerable<TestCaseData> KnownMistakes() =>
        [
            Mistake.Row("no reason", "- {check: a, link: 'https://x.org'} #!", "needs the key 'reason'"),
            Mistake.Row("no link", "- {check: a, reason: b} #!", "needs the key 'link'"),
            Mistake.Row("empty reason", "- {check: a, reason: ' ', link: 'https://x.org'} #!", "must not be empty"),
            Mistake.Row("no check", "- {reason: b, link: 'https://x.org'} #!", "needs the key 'check'"),
            Mistake.Row("link", "- {check: a, reason: b, link: later} #!", "an http or https URL, or 'none: '"),
            Mistake.Row("link without reason", "- {check: a, reason: b, link: 'none:'} #!", "with a reason why there is none"),
            Mistake.Row("kind", "- {check: a, reason: b, link: 'https://x.org', kind: rare} #!", "kind must be one of known, flaky"),
            Mistake.Row("via", "- {check: a, reason: b, link: 'https://x.org', via: [vm]} #!", "via must be one of builtin, container"),
            Mistake.Row("key", "- {check: a, reason: b, url: c} #!", "unknown key 'url' in a known"),
            Mistake.Row("unwritten", "- {check: a, reason: 'TODO: 500 and not 400', link: 'https://x.org'} #!", "still to be written"),
            Mistake.Row("empty list", "- {check: [], reason: b, link: 'https://x.org'} #!", "at least one check"),
            Mistake.Row("no list", "check: a #!", "must be a list"),
        ];

    [TestCaseSource(nameof(KnownMistakes))]
    public void Finds_in_known(string text, string problem) =>
        Mistake.MustBeFound(() => KnownLoader.Load("known.yaml", text), "known.yaml", text, problem);
}
