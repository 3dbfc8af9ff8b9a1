using Compliance.Model.Scrapes;
using Compliance.Running.Sending.Exposition;

namespace Compliance.Tests.Sending;

[TestFixture]
internal sealed class FormatChoiceTests
{
    private const string Prometheus3 =
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";
    private const string WithProtobuf =
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6," + Prometheus3;
    private static readonly Page Plain = new() { Families = Pages.Values.Families };

    [TestCase(Prometheus3, ExpositionFormat.OpenMetrics)]
    [TestCase("text/plain;version=0.0.4;q=0.9,application/openmetrics-text;version=1.0.0;q=0.8", ExpositionFormat.Text)]
    [TestCase("application/openmetrics-text; version=0.0.1", ExpositionFormat.Text)]
    [TestCase("application/openmetrics-text;q=0,text/plain;q=0.1", ExpositionFormat.Text)]
    [TestCase("", ExpositionFormat.Text)]
    [TestCase("*/*", ExpositionFormat.Text)]
    [TestCase("application/json", ExpositionFormat.Text)]
    public void A_plain_page_is_served_as_the_sender_prefers(string accept, ExpositionFormat expected) =>
        FormatChoice.For(Plain, [], accept).Should().Be(expected);

    [TestCase(WithProtobuf, ExpositionFormat.Protobuf)]
    [TestCase(Prometheus3, ExpositionFormat.OpenMetrics)]
    [TestCase("text/plain", ExpositionFormat.Text)]
    [TestCase("application/json", ExpositionFormat.Text)]
    public void A_native_page_is_protobuf_wherever_that_is_understood(string accept, ExpositionFormat expected) =>
        FormatChoice.For(Pages.Native, [], accept).Should().Be(expected);

    [TestCase("text/plain;version=0.0.4,application/openmetrics-text;version=1.0.0;q=0.1", ExpositionFormat.OpenMetrics)]
    [TestCase("text/plain;q=1,application/vnd.google.protobuf;q=0.2", ExpositionFormat.Protobuf)]
    [TestCase("text/plain", ExpositionFormat.Text)]
    public void A_page_with_exemplars_avoids_text(string accept, ExpositionFormat expected) =>
        FormatChoice.For(Pages.Counter, [], accept).Should().Be(expected);

    [TestCase(WithProtobuf, ExpositionFormat.Text)]
    [TestCase("application/openmetrics-text", ExpositionFormat.Text)]
    public void A_lane_that_allows_one_format_serves_that(string accept, ExpositionFormat expected) =>
        FormatChoice.For(Pages.Native, [ExpositionFormat.Text], accept).Should().Be(expected);

    [Test]
    public void Among_the_formats_of_a_lane_the_sender_decides_and_the_lane_between_equals()
    {
        ExpositionFormat[] formats = [ExpositionFormat.OpenMetrics, ExpositionFormat.Text];
        FormatChoice.For(Plain, [.. formats], "text/plain;q=0.9,application/openmetrics-text;q=0.5").Should().Be(ExpositionFormat.Text);
        FormatChoice.For(Plain, [.. formats], "text/plain,application/openmetrics-text").Should().Be(ExpositionFormat.OpenMetrics);
    }
}
