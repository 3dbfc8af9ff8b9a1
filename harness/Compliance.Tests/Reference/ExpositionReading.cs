using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;
using Compliance.Reference.Sender.Exposition;
using Compliance.Running.Sending.Exposition;
using static Compliance.Tests.Reference.StagePages;

namespace Compliance.Tests.Reference;

[TestFixture]
internal sealed class ExpositionReading
{
    private static readonly Page Everything = Of([
        .. Plain.Families,
        .. WithNative.Families,
        new Family("rpc", MetricType.Summary, "Quantiles.", "", [Value(0.2, new Label("quantile", "0.5")), Value(7)]),
        new Family("my.dotted", MetricType.Gauge, "Line\nbreak, \"quotes\" and \\.", "", [Value(1, new Label("a.b", "x\"y\\z\nw"))]),
        new Family("timed", MetricType.Gauge, "", "", [Value(2) with { Timestamped = TimeSpan.FromSeconds(30) }]),
        new Family("what", MetricType.Unspecified, "", "", [Value(2)]),
    ]);

    [TestCase(ExpositionFormat.Text)]
    [TestCase(ExpositionFormat.OpenMetrics)]
    [TestCase(ExpositionFormat.Protobuf)]
    public void Reads_every_series_of_a_page(ExpositionFormat format)
    {
        const long now = 1_800_000_000_000;
        var page = ScrapePage.Render(Everything, 3, format, now);
        var read = Read(page, format).Where(s => !TextExposition.IsCreated(s)).ToList();
        var expected = PageData.SeriesOf(Everything, 3, format).Where(s => s.Part != SeriesPart.Created).ToList();
        read.Select(Shown).Should().BeEquivalentTo(expected.Select(e => Shown(e, now)));
    }

    [Test]
    public void Reads_native_histograms_bucket_for_bucket()
    {
        var page = ScrapePage.Render(WithNative, 0, ExpositionFormat.Protobuf, 0);
        var native = ProtobufExposition.Read(page).Should().ContainSingle().Which.Native!;
        native.CountInt.Should().Be(14);
        native.Sum.Should().Be(18.5);
        native.Schema.Should().Be(1);
        native.ZeroThreshold.Should().Be(0.5);
        native.ZeroCountInt.Should().Be(2);
        native.PositiveSpans.Should().Equal(new BucketSpan(0, 2), new BucketSpan(2, 1));
        native.PositiveDeltas.Should().Equal(1, 2, 1);
        native.NegativeSpans.Should().Equal(new BucketSpan(1, 2));
        native.NegativeDeltas.Should().Equal(1, 1);
    }

    [Test]
    public void Reads_float_histograms()
    {
        var histogram = new Histogram
        {
            CountFloat = 3.5,
            Sum = 1,
            PositiveSpans = [new(0, 2)],
            PositiveCounts = [1.5, 2],
        };
        var page = Of(new Family("f", MetricType.Histogram, "", "", [new PageSeries { Native = histogram }]));
        var native = ProtobufExposition.Read(ScrapePage.Render(page, 0, ExpositionFormat.Protobuf, 0)).Single().Native!;
        native.CountFloat.Should().Be(3.5);
        native.CountInt.Should().BeNull();
        native.PositiveCounts.Should().Equal(1.5, 2);
    }

    [Test]
    public void Makes_every_NaN_of_a_page_the_same_and_none_a_stale_marker()
    {
        var page = Of(new Family("g", MetricType.Gauge, "", "", [Value(Sample.StaleMarker)]));
        var read = ProtobufExposition.Read(ScrapePage.Render(page, 0, ExpositionFormat.Protobuf, 0)).Single();
        BitConverter.DoubleToUInt64Bits(read.Value).Should().Be(0x7ff8000000000001);
    }

    [Test]
    public void Converts_classic_histograms_to_custom_buckets()
    {
        var page = ScrapePage.Render(Of(Classic), 0, ExpositionFormat.OpenMetrics, 0);
        var converted = CustomBuckets.Convert([.. TextExposition.Read(page, openMetrics: true).Where(s => !TextExposition.IsCreated(s))]);
        var series = converted.Should().ContainSingle().Which;
        series.Name.Should().Be("latency_seconds");
        series.Labels.Should().BeEmpty();
        series.CreatedMs.Should().Be(CreatedMs);
        series.Exemplars.Should().HaveCount(2);
        series.Native!.Schema.Should().Be(Histogram.CustomBuckets);
        series.Native.CustomValues.Should().Equal(0.5, 1);
        series.Native.CountInt.Should().Be(6);
        series.Native.Sum.Should().Be(4.25);
        series.Native.PositiveDeltas.Should().Equal(2, 1, -2);
    }

    [TestCase("a{b=\"c\" 1\n# EOF\n")]
    [TestCase("a\n# EOF\n")]
    [TestCase("a one\n# EOF\n")]
    [TestCase("a 1\n")]
    public void A_broken_page_is_an_error(string page) =>
        FluentActions
            .Invoking(() => TextExposition.Read(System.Text.Encoding.UTF8.GetBytes(page), openMetrics: true))
            .Should()
            .Throw<ExpositionException>();

    [Test]
    public void A_broken_protobuf_page_is_an_error() =>
        FluentActions.Invoking(() => ProtobufExposition.Read([0x05, 0x0a, 0x09, 0x41])).Should().Throw<ExpositionException>();

    private static System.Collections.Immutable.ImmutableArray<ScrapedSeries> Read(byte[] page, ExpositionFormat format) =>
        format == ExpositionFormat.Protobuf
            ? ProtobufExposition.Read(page)
            : TextExposition.Read(page, format == ExpositionFormat.OpenMetrics);

    private static string Shown(ScrapedSeries s) =>
        $"{s.Name} {Labels(s.Labels)} {Number(s.Native is null ? s.Value : 0)} {s.Native is not null} {s.Family.Type} {s.Family.Help} {s.Family.Unit} {s.CreatedMs} {s.TimestampMs} {Exemplars(s.Exemplars)}";

    private static string Shown(ExpectedSeries s, long now) =>
        $"{s.Name} {Labels(s.Labels.RemoveAll(l => l.Name == "__name__"))} {Number(s.Native is null ? s.Value : 0)} {s.Native is not null} {s.Type} {s.Help} {s.Unit} {(s.Type is MetricType.Gauge or MetricType.Unspecified ? null : s.CreatedMs)} {(s.Timestamped is { } t ? now - (long)t.TotalMilliseconds : null)} {Exemplars(s.Exemplars)}";

    private static string Number(double value) =>
        double.IsNaN(value)
            ? "NaN"
            : BitConverter.DoubleToUInt64Bits(value).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private static string Labels(IEnumerable<Label> labels) => string.Join(",", labels.OrderBy(l => l.Name, StringComparer.Ordinal));

    private static string Exemplars(IEnumerable<Exemplar> exemplars) =>
        string.Join(";", exemplars.Select(e => $"{Labels(e.Labels)} {Number(e.Value)} {e.TimestampMs}"));
}
