using Compliance.Cases.Targets;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Tests.Cases;

/// <summary>Targets of several parts, calls that prepare them, and capabilities that arrived with a version.</summary>
public sealed class TargetPartsTests
{
    private const string Sample = """
        name: demo
        title: Demo
        roles: [receiver]
        launch:
          process:
            command: demo
            args: ["-a"]
            env: {A: b}
            parts: {query: {command: demo, args: [query]}}
          container:
            image: demo
            ports: {web: 1}
            parts: {query: {image: demo, ports: {query: 2}}}
        prepare:
          - {url: "http://{{host}}:{{port.web}}/create", headers: {X-Key: "${KEY}"}, body: "{}", within: 5s}
          - {method: GET, url: "http://{{host}}:{{port.web}}/ready"}
        receiver: {write: "http://{{host}}:{{port.web}}/"}
        capabilities: {message.v2: since 2.54, exemplars: yes}
        """;

    private static TargetDescriptor Load(string text) => TargetLoader.Load("demo", "targets/demo/target.yaml", text);

    [Test]
    public void Reads_the_parts_and_the_calls()
    {
        var target = Load(Sample);

        target.Launch.Process!.Parts.Single().Should().BeEquivalentTo(new { Name = "query", Launch = new { Command = "demo" } });
        target.Launch.Container!.Parts.Single().Launch.Ports.Should().ContainKey("query");
        target
            .Prepare.Should()
            .SatisfyRespectively(
                first =>
                    first
                        .Should()
                        .BeEquivalentTo(
                            new
                            {
                                Method = "POST",
                                Body = "{}",
                                Within = TimeSpan.FromSeconds(5),
                            }
                        ),
                second =>
                    second
                        .Should()
                        .BeEquivalentTo(
                            new
                            {
                                Method = "GET",
                                Body = "",
                                Within = TimeSpan.FromSeconds(30),
                            }
                        )
            );
    }

    [Test]
    public void A_container_that_says_nothing_of_arguments_and_environment_takes_those_of_the_process()
    {
        var container = Load(Sample).Launch.Container!;

        container.Args.Should().Equal("-a");
        container.Env.Should().ContainKey("A");
        container.Parts.Single().Launch.Args.Should().Equal("query");
        Load(Sample.Replace("image: demo\n", "image: demo\n    args: []\n", StringComparison.Ordinal))
            .Launch.Container!.Args.Should()
            .BeEmpty();
    }

    [TestCase("2.53.3", Capability.No)]
    [TestCase("2.54.0", Capability.Yes)]
    [TestCase("3.5", Capability.Yes)]
    [TestCase("v2.9", Capability.No)]
    [TestCase("", Capability.Yes)]
    public void A_capability_is_there_from_its_version_on(string version, Capability has)
    {
        var target = Load(Sample).At(version);

        target.Capabilities["message.v2"].Should().Be(has);
        target.Capabilities["exemplars"].Should().Be(Capability.Yes);
    }

    [TestCase("ports: {query: 2}", "ports: {web: 2}", "two parts name a port 'web'")]
    [TestCase("parts: {query: {command", "parts: {main: {command", "not 'main', which is the first part")]
    [TestCase("command: demo, args: [query]", "command: demo, parts: {}", "unknown key 'parts' in a process part")]
    [TestCase("since 2.54", "since", "since which version, such as 'since 2.54'")]
    [TestCase("since 2.54", "soon", "must be one of yes, no, probe")]
    [TestCase("{method: GET, url", "{method: GET, uri", "unknown key 'uri'")]
    [TestCase("\"http://{{host}}:{{port.web}}/ready\"", "file:///etc/passwd", "must be an http or https URL")]
    [TestCase("headers: {X-Key: \"${KEY}\"}", "headers: {\"a b\": c}", "a header name must be letters")]
    public void A_mistake_is_named(string right, string wrong, string problem)
    {
        Sample.Should().Contain(right);

        var load = () => Load(Sample.Replace(right, wrong, StringComparison.Ordinal));

        load.Should().Throw<CaseFileException>().WithMessage($"*{problem}*");
    }
}
