using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Running.Launching;

namespace Compliance.Tests.Running.Launching;

public sealed class TemplateTests
{
    private static LaneAddress Lane(string name, LaneOptions options) =>
        new(
            name,
            new Uri($"http://127.0.0.1:19200/w/{name}"),
            new Uri($"http://127.0.0.1:19201/s/{name}"),
            new Uri($"http://127.0.0.1:19201/sd/{name}"),
            options
        );

    private static TemplateValues Values(params LaneAddress[] lanes) =>
        new()
        {
            Dir = "/run/dir",
            TargetFolder = "/targets/x",
            Version = "2.53.3",
            Ports = ImmutableDictionary<string, int>.Empty.Add("web", 1234),
            Lanes = [.. lanes],
        };

    private static string Fill(string template, params LaneAddress[] lanes) => Values(lanes).Fill(template, "x.hbs");

    [Test]
    public void Fills_in_plain_and_dotted_names() =>
        Fill("{{dir}} {{target.folder}} {{version}} {{host}} {{suite.host}} {{port.web}}")
            .Should()
            .Be("/run/dir /targets/x 2.53.3 127.0.0.1 127.0.0.1 1234");

    [Test]
    public void Loops_over_lanes_with_their_options()
    {
        var headers = new LaneOptions { Message = MessageKind.V1, Headers = [new HeaderLine("X-A", "1 & <2>")] };
        const string template =
            "{{#each lanes}}{{name}} {{writeUrl}} {{scrapeUrl}} {{scrapeHost}} {{scrapePath}} {{discoveryUrl}} {{message}}"
            + "{{#if isV2}} v2{{/if}}{{#if customBuckets}} buckets{{/if}}{{#each headers}} {{name}}={{value}}{{/each}} of {{../version}};\n{{/each}}";

        Fill(template, Lane("lane-1", new LaneOptions { ConvertClassicHistograms = true }), Lane("lane-2", headers))
            .Should()
            .Be(
                "lane-1 http://127.0.0.1:19200/w/lane-1 http://127.0.0.1:19201/s/lane-1 127.0.0.1:19201 /s/lane-1 http://127.0.0.1:19201/sd/lane-1 io.prometheus.write.v2.Request v2 buckets of 2.53.3;\n"
                    + "lane-2 http://127.0.0.1:19200/w/lane-2 http://127.0.0.1:19201/s/lane-2 127.0.0.1:19201 /s/lane-2 http://127.0.0.1:19201/sd/lane-2 prometheus.WriteRequest X-A=1 & <2> of 2.53.3;\n"
            );
    }

    [Test]
    public void Knows_the_first_lane_and_whether_there_is_one()
    {
        Fill("{{#if isSender}}{{single.name}}{{/if}}", Lane("lane-1", new())).Should().Be("lane-1");
        Fill("{{#if isSender}}yes{{else}}no{{/if}}").Should().Be("no");
    }

    [TestCase("nonsense")]
    [TestCase("port.grpc")]
    [TestCase("single.name")]
    public void A_name_without_a_value_is_an_error_with_file_line_and_name(string name)
    {
        var fill = () => Fill($"first: line\nsecond: {{{{{name}}}}}");

        fill.Should().Throw<CaseFileException>().Which.Message.Should().StartWith("x.hbs:2").And.Contain(name);
    }

    [Test]
    public void A_broken_template_is_an_error_of_its_file()
    {
        var fill = () => Fill("{{#each lanes}} never closed");

        fill.Should().Throw<CaseFileException>().Which.At.File.Should().Be("x.hbs");
    }

    [TestCase("2.53", true)]
    [TestCase("2.53.3", true)]
    [TestCase("2.53.4", false)]
    [TestCase("2.54", false)]
    [TestCase("2.9", true)]
    [TestCase("3.0", false)]
    public void Compares_versions_number_by_number(string than, bool atLeast)
    {
        Fill($"{{{{#if (atLeast version \"{than}\")}}}}yes{{{{else}}}}no{{{{/if}}}}").Should().Be(atLeast ? "yes" : "no");
        Fill($"{{{{#if (below version \"{than}\")}}}}yes{{{{else}}}}no{{{{/if}}}}").Should().Be(atLeast ? "no" : "yes");
    }

    [TestCase("3.5.3+ds1", "3.5.3", true)]
    [TestCase("v3.5.3-rc.1", "3.5", true)]
    [TestCase("", "0", false)]
    public void Understands_versions_as_they_are_printed(string version, string than, bool atLeast) =>
        TemplateText.AtLeast(version, than).Should().Be(atLeast);

    [Test]
    public void Quotes_text_for_YAML() => Fill("{{quoted dir}}").Should().Be("\"/run/dir\"");

    [Test]
    public void Leaves_out_arguments_that_are_empty_when_filled_in() =>
        Values().FillArguments(["a", "{{#if isSender}}b{{/if}}", "", "{{dir}}"], "target.yaml").Should().Equal("a", "", "/run/dir");
}
