using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;
using Compliance.Running.Sending.Exposition;

namespace Compliance.Tests.Sending;

[TestFixture]
internal sealed class ProtobufPageTests
{
    private const long WallMs = 1_700_000_100_456;

    [Test]
    public void A_counter_has_name_help_type_unit_exemplar_and_created()
    {
        var family = Render(Pages.Counter, 2).Single();
        (family.Text(1), family.Text(2), family.Uint(3), family.Text(5))
            .Should()
            .Be(("http_requests_total", Pages.Counter.Families[0].Help, 0ul, "requests"));
        var metric = family.Messages(4)[0];
        metric.Labels().Should().Equal(("z", "last"), ("code", "200"), ("path", "a\\b\n\"c\"\u00fc"));
        var counter = metric.Message(3);
        counter.Number(1).Should().Be(15);
        counter.Message(2).Labels().Should().Equal(("trace_id", "abc\""));
        counter.Message(2).Number(2).Should().Be(0.25);
        Time(counter.Message(2).Message(3)).Should().Be((1_700_000_001, 500_000_000));
        Time(counter.Message(3)).Should().Be((1_700_000_000, 123_000_000));
        family.Messages(4)[1].Message(3).Message(2).Fields.Should().Equal(1, 2);
    }

    [Test]
    public void An_integer_native_histogram_has_spans_and_deltas()
    {
        var histogram = Render(Pages.Native, 1)[0].Message(4).Message(7);
        histogram.Uint(1).Should().Be(13);
        histogram.Number(2).Should().Be(-3.5);
        histogram.Sints(5).Should().Equal(-2);
        histogram.Number(6).Should().Be(0.001);
        histogram.Uint(7).Should().Be(3);
        Spans(histogram, 9).Should().Equal((0, 1));
        histogram.Sints(10).Should().Equal(1);
        Spans(histogram, 12).Should().Equal((-3, 2), (1, 1));
        histogram.Sints(13).Should().Equal(3, -1, 2);
        Time(histogram.Message(15)).Should().Be((1_700_000_000, 123_000_000));
        histogram.Message(16).Number(2).Should().Be(0.05);
        histogram.Messages(3).Should().BeEmpty();
    }

    [Test]
    public void A_float_native_histogram_has_absolute_counts()
    {
        var family = Render(Pages.Native, 0)[1];
        family.Uint(3).Should().Be(5);
        var histogram = family.Message(4).Message(7);
        (histogram.Number(4), histogram.Number(8)).Should().Be((2.5, 0));
        histogram.Numbers(14).Should().Equal(2.5);
        histogram.Fields.Should().NotContain([1, 7, 13]);
    }

    [Test]
    public void An_empty_native_histogram_still_says_that_it_is_native() =>
        Spans(Render(Pages.Native, 0)[2].Message(4).Message(7), 12).Should().Equal((0, 0));

    [Test]
    public void A_classic_histogram_has_cumulative_buckets_with_exemplars()
    {
        var histogram = Render(Pages.Classic, 1).Single().Message(4).Message(7);
        (histogram.Uint(1), histogram.Number(2)).Should().Be((10ul, 12.5 + (3 * 0.1)));
        histogram
            .Messages(3)
            .Select(b => (b.Uint(1), b.Number(2), b.Messages(3).Length))
            .Should()
            .Equal((5ul, 0.1, 1), (8ul, 1.0, 0), (10ul, double.PositiveInfinity, 1));
    }

    [Test]
    public void A_summary_is_one_metric()
    {
        var families = Render(Pages.Others, 2);
        families
            .Select(f => (f.Text(1), f.Uint(3)))
            .Should()
            .Equal(("build_info", 1ul), ("feature", 1ul), ("queue_size", 5ul), ("rpc_seconds", 2ul));
        var metric = families[3].Message(4);
        metric.Labels().Should().Equal(("m", "x"));
        (metric.Message(4).Uint(1), metric.Message(4).Number(2)).Should().Be((3ul, 12));
        metric.Message(4).Messages(3).Select(q => (q.Number(1), q.Number(2))).Should().Equal((0.5, 1.5), (0.99, 9.5));
    }

    [Test]
    public void Plain_values_keep_their_bits_and_their_timestamp()
    {
        var metrics = Render(Pages.Values, 0).Select(f => f.Message(4)).ToArray();
        metrics[..6]
            .Select(m => BitConverter.DoubleToInt64Bits(m.Message(2).Number(1)))
            .Should()
            .Equal(Pages.Values.Families[..6].Select(f => BitConverter.DoubleToInt64Bits(f.Series[0].Value)));
        (metrics[6].Message(5).Number(1), metrics[6].Uint(6)).Should().Be((1 / 3.0, 1_700_000_090_456ul));
    }

    [Test]
    public void The_model_knows_the_native_histogram_of_a_page()
    {
        var expected = PageData.SeriesOf(Pages.Native, 4, ExpositionFormat.Protobuf)[0];
        expected.Part.Should().Be(SeriesPart.Native);
        expected.Native.Should().Be(Pages.NativeHistogram with { CountInt = 16, ZeroCountInt = 6 });
        expected.Labels.Should().Equal(new Label("__name__", "native_seconds"));
    }

    private static ParsedMessage[] Render(Page page, int n) =>
        ParsedMessage.Delimited(ScrapePage.Render(page, n, ExpositionFormat.Protobuf, WallMs));

    private static (long, ulong)[] Spans(ParsedMessage histogram, int field) =>
        [.. histogram.Messages(field).Select(s => (s.Sints(1).Single(), s.Uint(2)))];

    private static (ulong, ulong) Time(ParsedMessage timestamp) => (timestamp.Uint(1), timestamp.Uint(2));
}
