using System.Text;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;
using Compliance.Running.Sending.Exposition;

namespace Compliance.Tests.Sending;

[TestFixture]
internal sealed class TextPageTests
{
    private const long WallMs = 1_700_000_100_456;

    [Test]
    public void A_counter_in_text_has_total_in_its_family_name_and_no_exemplars()
    {
        var page = ScrapePage.Render(Pages.Counter, 2, ExpositionFormat.Text, WallMs);
        ParsedLine
            .Comments(page)
            .Should()
            .Equal("# HELP http_requests_total Requests \\\\ with\\nlines and \"quotes\"", "# TYPE http_requests_total counter");
        var lines = ParsedLine.All(page);
        lines.Select(l => (l.Name, l.Value)).Should().Equal(("http_requests_total", 15), ("http_requests_total", 1));
        lines[0].Labels.Should().Equal(new("code", "200"), new("path", "a\\b\n\"c\"\u00fc"), new Label("z", "last"));
        Encoding.UTF8.GetString(page).Should().NotContain(" # {").And.NotContain("_created").And.NotContain("EOF");
    }

    [Test]
    public void A_counter_in_openmetrics_has_unit_exemplar_and_created()
    {
        var page = ScrapePage.Render(Pages.Counter, 0, ExpositionFormat.OpenMetrics, WallMs);
        ParsedLine
            .Comments(page)
            .Should()
            .Equal(
                "# TYPE http_requests counter",
                "# UNIT http_requests requests",
                "# HELP http_requests Requests \\\\ with\\nlines and \\\"quotes\\\"",
                "# EOF"
            );
        var lines = ParsedLine.All(page);
        lines.Select(l => l.Name).Should().Equal("http_requests_total", "http_requests_created", "http_requests_total");
        lines[0].ExemplarLabels!.Value.Should().Equal(new Label("trace_id", "abc\""));
        (lines[0].ExemplarValue, lines[0].ExemplarTimestamp).Should().Be((0.25, "1700000001.5"));
        (lines[1].Value, lines[1].ExemplarLabels).Should().Be((1_700_000_000.123, null));
        lines[2].ExemplarTimestamp.Should().BeEmpty();
        Encoding.UTF8.GetString(page).Should().EndWith("\n# EOF\n");
    }

    [TestCase(ExpositionFormat.Text)]
    [TestCase(ExpositionFormat.OpenMetrics)]
    public void Values_read_back_to_the_same_bits(ExpositionFormat format)
    {
        var lines = ParsedLine.All(ScrapePage.Render(Pages.Values, 0, format, WallMs));
        var values = Pages.Values.Families.Select(f => f.Series[0].Value);
        lines.Select(l => BitConverter.DoubleToInt64Bits(l.Value)).Should().Equal(values.Select(BitConverter.DoubleToInt64Bits));
    }

    [Test]
    public void Explicit_timestamps_are_milliseconds_in_text_and_seconds_in_openmetrics()
    {
        ParsedLine.All(ScrapePage.Render(Pages.Values, 0, ExpositionFormat.Text, WallMs))[^1].Timestamp.Should().Be("1700000090456");
        ParsedLine
            .All(ScrapePage.Render(Pages.Values, 0, ExpositionFormat.OpenMetrics, WallMs))[^1]
            .Timestamp.Should()
            .Be("1700000090.456");
    }

    [Test]
    public void A_classic_histogram_gets_buckets_sum_count_and_an_exemplar_per_bucket()
    {
        var lines = ParsedLine.All(ScrapePage.Render(Pages.Classic, 1, ExpositionFormat.OpenMetrics, WallMs));
        lines
            .Select(l => (l.Name, Label(l, "le"), l.Value))
            .Should()
            .Equal(
                ("latency_seconds_bucket", "0.1", 5),
                ("latency_seconds_bucket", "1.0", 8),
                ("latency_seconds_bucket", "+Inf", 10),
                ("latency_seconds_sum", "", 12.5 + (3 * 0.1)),
                ("latency_seconds_count", "", 10),
                ("latency_seconds_created", "", 1_700_000_000.123)
            );
        lines.Where(l => l.ExemplarLabels is not null).Select(l => l.ExemplarValue).Should().Equal(0.05, 20);
    }

    [Test]
    public void Types_that_text_lacks_fall_back()
    {
        ParsedLine
            .Comments(ScrapePage.Render(Pages.Others, 0, ExpositionFormat.Text, WallMs))
            .Where(c => c.StartsWith("# TYPE", StringComparison.Ordinal))
            .Should()
            .Equal(
                "# TYPE build_info gauge",
                "# TYPE feature gauge",
                "# TYPE queue_size_bucket untyped",
                "# TYPE queue_size_gsum untyped",
                "# TYPE queue_size_gcount untyped",
                "# TYPE rpc_seconds summary"
            );
        ParsedLine
            .Comments(ScrapePage.Render(Pages.Others, 0, ExpositionFormat.OpenMetrics, WallMs))
            .Where(c => c.StartsWith("# TYPE", StringComparison.Ordinal))
            .Should()
            .Equal("# TYPE build info", "# TYPE feature stateset", "# TYPE queue_size gaugehistogram", "# TYPE rpc_seconds summary");
    }

    [Test]
    public void A_summary_has_quantiles_sum_and_count()
    {
        var lines = ParsedLine
            .All(ScrapePage.Render(Pages.Others, 2, ExpositionFormat.Text, WallMs))
            .Where(l => l.Name.StartsWith("rpc", StringComparison.Ordinal));
        lines
            .Select(l => (l.Name, Label(l, "quantile"), l.Value))
            .Should()
            .Equal(("rpc_seconds", "0.5", 1.5), ("rpc_seconds", "0.99", 9.5), ("rpc_seconds_sum", "", 12), ("rpc_seconds_count", "", 3));
    }

    [Test]
    public void A_native_histogram_shows_as_a_classic_one_where_only_text_is_understood()
    {
        var lines = ParsedLine
            .All(ScrapePage.Render(Pages.Native, 0, ExpositionFormat.Text, WallMs))
            .Where(l => l.Name.StartsWith("native_seconds", StringComparison.Ordinal));
        lines
            .Select(l => (l.Name, l.Value))
            .Should()
            .Equal(("native_seconds_bucket", 12), ("native_seconds_sum", -3.5), ("native_seconds_count", 12));
    }

    [Test]
    public void Names_outside_the_old_alphabet_are_quoted()
    {
        var page = new Page
        {
            Families = [new Family("my.metric", MetricType.Gauge, "", "", [new PageSeries { Labels = [new("a.b", "c")], Value = 1 }])],
        };
        Encoding
            .UTF8.GetString(ScrapePage.Render(page, 0, ExpositionFormat.Text, WallMs))
            .Should()
            .Be("# TYPE \"my.metric\" gauge\n{\"my.metric\",\"a.b\"=\"c\"} 1\n");
    }

    [TestCase(ExpositionFormat.Text)]
    [TestCase(ExpositionFormat.OpenMetrics)]
    public void The_page_holds_exactly_what_the_model_says_it_holds(ExpositionFormat format)
    {
        foreach (var page in Pages.All)
        {
            var lines = ParsedLine.All(ScrapePage.Render(page, 3, format, WallMs));
            var expected = PageData.SeriesOf(page, 3, format);
            lines
                .Select(l => (l.Name, Shown(l.Labels), l.Value, l.ExemplarLabels is not null))
                .Should()
                .Equal(expected.Select(e => (e.Name, Shown(e.Labels.Where(x => x.Name != "__name__")), e.Value, !e.Exemplars.IsEmpty)));
        }
    }

    private static string Label(ParsedLine line, string name) => line.Labels.FirstOrDefault(l => l.Name == name).Value ?? "";

    private static string Shown(IEnumerable<Label> labels) => string.Join(",", labels.Select(l => l.ToString()));
}
