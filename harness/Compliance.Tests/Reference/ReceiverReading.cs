using Compliance.Model.Metrics;
using Compliance.Reference.Receiver;
using static Compliance.Tests.Reference.ReceiverProbe;

namespace Compliance.Tests.Reference;

[TestFixture]
internal sealed class ReceiverReading
{
    private ReceiverProbe probe = null!;

    [SetUp]
    public async Task Start() => probe = await ReceiverProbe.Start(ReceiverBehaviour.Reference);

    [TearDown]
    public async Task Stop() => await probe.DisposeAsync();

    [Test]
    public async Task Shows_a_matrix_as_Prometheus_does()
    {
        await probe.Send(Request(Gauge("a", 1, -0.0, double.NaN, double.PositiveInfinity, 1e21, 1e-7)));
        var data = await probe.Query("a{case=~\"x|y\",other!=\"1\"}[3h]");
        data.GetProperty("resultType").GetString().Should().Be("matrix");
        var result = data.GetProperty("result")[0];
        result.GetProperty("metric").GetRawText().Should().Be("{\"__name__\":\"a\",\"case\":\"x\"}");
        var second = (NowMs - 60_000) / 1000;
        result
            .GetProperty("values")
            .GetRawText()
            .Should()
            .Be(
                $"[[{second},\"1\"],[{second + 1},\"-0\"],[{second + 2},\"NaN\"],[{second + 3},\"+Inf\"],[{second + 4},\"1000000000000000000000\"],[{second + 5},\"0.0000001\"]]"
            );
    }

    [Test]
    public async Task Writes_milliseconds_as_decimals()
    {
        await probe.Send(Request(Gauge("a") with { Samples = [new(NowMs - 877, 1)] }));
        var value = (await probe.Query("a", NowMs - 877)).GetProperty("result")[0].GetProperty("value");
        value[0].GetDecimal().Should().Be((NowMs - 877) / 1000m);
    }

    [Test]
    public async Task Hides_a_series_from_its_stale_marker_on()
    {
        await probe.Send(Request(Gauge("a") with { Samples = [new(NowMs - 9000, 1), new(NowMs - 5000, Sample.StaleMarker)] }));
        (await probe.Query("a", NowMs - 6000)).GetProperty("result").GetArrayLength().Should().Be(1);
        (await probe.Query("a", NowMs - 4000)).GetProperty("result").GetArrayLength().Should().Be(0);
        (await probe.Query("a[1h]")).GetProperty("result")[0].GetProperty("values").GetArrayLength().Should().Be(1);
    }

    [Test]
    public async Task Forgets_a_series_in_vectors_after_five_minutes()
    {
        await probe.Send(Request(Gauge("a") with { Samples = [new(NowMs - 400_000, 1)] }));
        (await probe.Query("a", NowMs - 400_000 + 299_000)).GetProperty("result").GetArrayLength().Should().Be(1);
        (await probe.Query("a", NowMs - 400_000 + 300_000)).GetProperty("result").GetArrayLength().Should().Be(0);
    }

    [Test]
    public async Task Shows_the_buckets_of_a_histogram_from_the_lowest_on()
    {
        var histogram = new Histogram
        {
            TimestampMs = NowMs - 1000,
            CountInt = 12,
            Sum = 18.5,
            Schema = 0,
            ZeroThreshold = 0.5,
            ZeroCountInt = 2,
            PositiveSpans = [new(0, 2), new(1, 1)],
            PositiveDeltas = [1, 2, 0],
            NegativeSpans = [new(1, 2)],
            NegativeDeltas = [1, 1],
        };
        await probe.Send(Request(Gauge("h") with { Histograms = [histogram] }));
        var shown = (await probe.Query("h[1h]")).GetProperty("result")[0].GetProperty("histograms")[0][1];
        shown
            .GetRawText()
            .Should()
            .Be(
                """{"count":"12","sum":"18.5","buckets":[[1,"-4","-2","2"],[1,"-2","-1","1"],[3,"-0.5","0.5","2"],[0,"0.5","1","1"],[0,"1","2","3"],[0,"4","8","3"]]}"""
            );
        (await probe.Query("h", NowMs))
            .GetProperty("result")[0]
            .GetProperty("histogram")[1]
            .GetProperty("count")
            .GetString()
            .Should()
            .Be("12");
    }

    [Test]
    public async Task Shows_custom_buckets_between_their_bounds()
    {
        var histogram = new Histogram
        {
            TimestampMs = NowMs - 1000,
            CountFloat = 6,
            Sum = 3,
            Schema = Histogram.CustomBuckets,
            PositiveSpans = [new(0, 3)],
            PositiveCounts = [1, 2, 3],
            CustomValues = [0.5, 2],
        };
        await probe.Send(Request(Gauge("h") with { Histograms = [histogram] }));
        var buckets = (await probe.Query("h[1h]")).GetProperty("result")[0].GetProperty("histograms")[0][1].GetProperty("buckets");
        buckets.GetRawText().Should().Be("""[[3,"-Inf","0.5","1"],[0,"0.5","2","2"],[0,"2","+Inf","3"]]""");
    }

    [Test]
    public async Task Shows_exemplars_metadata_and_series()
    {
        var counter = Gauge("c_total", 3) with
        {
            Exemplars = [new([new("trace_id", "abc")], 0.25, NowMs)],
            Metadata = new Metadata(MetricType.Counter, "Counts.", "things"),
        };
        await probe.Send(Request(counter));
        (await probe.Get("/api/v1/query_exemplars?query=c_total"))
            .GetRawText()
            .Should()
            .Be(
                $$"""[{"seriesLabels":{"__name__":"c_total","case":"x"},"exemplars":[{"labels":{"trace_id":"abc"},"value":"0.25","timestamp":{{NowMs / 1000}}}]}]"""
            );
        (await probe.Get("/api/v1/metadata?metric=c_total"))
            .GetRawText()
            .Should()
            .Be("""{"c_total":[{"type":"counter","help":"Counts.","unit":"things"}]}""");
        (await probe.Get("/api/v1/series?match[]=c_total")).GetRawText().Should().Be("""[{"__name__":"c_total","case":"x"}]""");
    }

    [Test]
    public async Task Reads_queries_from_forms_and_refuses_what_is_no_selector()
    {
        await probe.Send(Request(Gauge("a", 1)));
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([new("query", "a[1h]")]);
        using var answer = await client.PostAsync(new Uri(probe.Receiver.Read, "/api/v1/query"), form);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("\"matrix\"").And.Contain("\"a\"");
        using var wrong = await client.GetAsync(new Uri(probe.Receiver.Read, "/api/v1/query?query=rate(a%5B1h%5D)"));
        wrong.StatusCode.Should().Be(System.Net.HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync()).Should().Contain("\"status\":\"error\"");
    }
}
