using System.Collections.Immutable;
using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Running.Launching;
using YamlDotNet.RepresentationModel;

namespace Compliance.Tests.Running.Launching;

public sealed class TargetFolderTests
{
    private static readonly LaneAddress[] Lanes =
    [
        Lane("lane-1", new LaneOptions()),
        Lane("lane-2", new LaneOptions { Message = MessageKind.V1, Headers = [new HeaderLine("X-Some", "it's: \"odd\" #1")] }),
        Lane("lane-3", new LaneOptions { ConvertClassicHistograms = true }),
    ];

    private static LaneAddress Lane(string name, LaneOptions options) =>
        new(name, new Uri($"http://a:1/w/{name}"), new Uri($"http://b:2/s/{name}"), new Uri($"http://b:2/sd/{name}"), options);

    private static TemplateValues Values(string version) =>
        new()
        {
            Dir = "/run/dir",
            TargetFolder = "/targets/x",
            Version = version,
            Ports = ImmutableDictionary<string, int>.Empty.Add("web", 1234).Add("backup", 1235),
            Lanes = [.. Lanes],
            Sink = Lanes[0],
        };

    private static YamlMappingNode Yaml(string target, string template, string version)
    {
        var text = Values(version).Fill(File.ReadAllText(Path.Combine(RealPrograms.Root, "targets", target, template)), template);
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    [TestCase("prometheus")]
    [TestCase("vmagent")]
    [TestCase("victoria-metrics")]
    [TestCase("influxdb")]
    public void The_descriptor_loads_and_every_template_can_be_filled_in(string name)
    {
        var target = RealPrograms.Descriptor(name);
        var process = target.Launch.Process!;
        string?[] texts =
        [
            .. process.Args,
            .. process.Env.Values,
            .. target.Launch.Container?.Args ?? [],
            target.Launch.Container?.Image,
            target.Ready?.Http,
            target.Receiver?.Write,
            .. target.Receiver?.Read.Values ?? [],
        ];
        foreach (var version in target.Versions)
        {
            foreach (var text in texts.OfType<string>())
                Values(version).Fill(text, "target.yaml").Should().NotContain("{{");
        }
        foreach (var template in (target.Sender?.Config ?? target.Receiver!.Config).Values)
            File.Exists(Path.Combine(RealPrograms.Root, "targets", name, template)).Should().BeTrue(template);
    }

    [TestCase("3.5.3")]
    [TestCase("2.53.3")]
    [TestCase("2.42.0")]
    public void Prometheus_is_configured_for_what_its_version_knows(string version)
    {
        var yaml = Yaml("prometheus", "prometheus.yml.hbs", version);
        var endpoints = ((YamlSequenceNode)yaml["remote_write"]).Cast<YamlMappingNode>().ToList();
        var jobs = ((YamlSequenceNode)yaml["scrape_configs"]).Cast<YamlMappingNode>().ToList();

        endpoints.Select(e => e["name"].ToString()).Should().Equal("lane-1", "lane-2", "lane-3");
        endpoints.Select(e => e.Children.ContainsKey("protobuf_message")).Should().AllBeEquivalentTo(version == "3.5.3");
        jobs.Select(j => j.Children.ContainsKey("convert_classic_histograms_to_nhcb")).Should().AllBeEquivalentTo(version == "3.5.3");
        endpoints[1]["headers"]["X-Some"].ToString().Should().Be("it's: \"odd\" #1");
        if (version != "3.5.3")
            return;
        endpoints[0]["protobuf_message"].ToString().Should().Be("io.prometheus.write.v2.Request");
        endpoints[1]["protobuf_message"].ToString().Should().Be("prometheus.WriteRequest");
        jobs[2]["convert_classic_histograms_to_nhcb"].ToString().Should().Be("true");
    }

    [Test]
    public void Vmagent_scrapes_the_page_of_its_one_lane()
    {
        var job = (YamlMappingNode)Yaml("vmagent", "vmagent.yml.hbs", "1.145.0")["scrape_configs"][0];

        job["job_name"].ToString().Should().Be("lane-1");
        job["http_sd_configs"][0]["url"].ToString().Should().Be("http://b:2/sd/lane-1");
    }
}
