using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Running.Receiving;
using Compliance.Running.Receiving.ReadBack;

namespace Compliance.Tests.Running.Receiving;

public sealed class ReadBackTests
{
    private static readonly ReadQuery Samples = new(ReadKind.Samples, "m{case=\"a b\"}");
    private static readonly TimeWindow Window = new(1_700_000_000_000, 1_700_000_060_500);

    private static async Task<ReadResult> Read(CannedApi api, string kind, ReadQuery query, params string[] ignore)
    {
        var read = ImmutableDictionary<string, Uri>.Empty.Add(kind, new Uri(api.Url, "/base/?db=prom"));
        var headers = TargetHeaders.Resolve(
            ImmutableDictionary<string, string>.Empty.Add("X-Scope-OrgID", "${TENANT}"),
            _ => "secret-tenant"
        );
        using var readBack = ReadBacks.For(read, headers, [.. ignore], TimeProvider.System)!;
        (await readBack.Flush(CancellationToken.None)).Should().BeEmpty();
        return await readBack.Read(query, Window, CancellationToken.None);
    }

    [Test]
    public async Task Looks_for_exemplars_without_a_timestamp_from_the_time_0_on()
    {
        var sent = new RequestScript { Series = [new Series { Exemplars = [new Exemplar([], 1, 0)] }] };
        using var api = new CannedApi(_ => (200, """{"status":"success","data":[]}"""));
        var headers = TargetHeaders.Resolve(ImmutableDictionary<string, string>.Empty, _ => null);
        using var readBack = ReadBacks.For(
            ImmutableDictionary<string, Uri>.Empty.Add("promql", api.Url),
            headers,
            [],
            TimeProvider.System
        )!;
        await readBack.Read(new ReadQuery(ReadKind.Exemplars, "m"), Window.Covering(Window.Covering(sent)), CancellationToken.None);
        await readBack.Read(new ReadQuery(ReadKind.Samples, "m"), Window.Covering(sent), CancellationToken.None);

        api.Paths.Should()
            .Equal("/api/v1/query_exemplars?query=m&start=0.000&end=1700000061.500", "/api/v1/query?query=m[62500ms]&time=1700000061.500");
    }

    private static async Task<ReadResult> Promql(string json, ReadQuery query, int status = 200, params string[] ignore)
    {
        using var api = new CannedApi(_ => (status, json));
        return await Read(api, "promql", query, ignore);
    }

    [Test]
    public async Task Asks_for_a_range_that_covers_the_window_with_the_headers_of_the_target()
    {
        using var api = new CannedApi(_ => (200, """{"status":"success","data":{"resultType":"matrix","result":[]}}"""));
        var result = await Read(api, "promql", Samples);

        api.Paths.Should().Equal("/base/api/v1/query?query=m{case=\"a b\"}[62500ms]&time=1700000061.500");
        api.Requests.Single().Should().Contain("X-Scope-OrgID: secret-tenant\r\n");
        result.Failure.Should().BeEmpty();
        result.Series.Should().BeEmpty();
    }

    [Test]
    public async Task Asks_instant_exemplar_and_metadata_questions()
    {
        using var api = new CannedApi(r =>
            (
                200,
                r.Contains("metadata", StringComparison.Ordinal)
                    ? """{"status":"success","data":{}}"""
                    : """{"status":"success","data":[]}"""
            )
        );
        await Read(api, "promql", new ReadQuery(ReadKind.Exemplars, "m"));
        await Read(api, "promql", new ReadQuery(ReadKind.Metadata, "m"));
        await Read(api, "promql", new ReadQuery(ReadKind.Instant, "m", 1_700_000_000_123));

        api.Paths.Should()
            .Equal(
                "/base/api/v1/query_exemplars?query=m&start=1699999999.000&end=1700000061.500",
                "/base/api/v1/metadata?metric=m",
                "/base/api/v1/query?query=m&time=1700000000.123"
            );
    }

    [Test]
    public async Task Reads_floats_exactly()
    {
        var result = await Promql(
            """
            {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"z":"é","__name__":"m","a":""},"values":[
              [1700000000.001,"NaN"],[1700000000.002,"+Inf"],[1700000000.003,"-Inf"],[1700000000.004,"-0"],
              [1700000000.005,"0.1"],[1700000000.006,"1e+06"],[1700000000.007,"4.9406564584124654e-324"],[1.7000000001e+09,"1.7976931348623157e+308"]]}]}}
            """,
            Samples
        );

        var series = result.Series.Single();
        series.Labels.Should().Equal(new Label("__name__", "m"), new Label("a", ""), new Label("z", "é"));
        series
            .Samples.Select(s => s.TimestampMs)
            .Should()
            .Equal(Enumerable.Range(1, 7).Select(i => 1_700_000_000_000L + i).Append(1_700_000_000_100));
        series
            .Samples.Skip(1)
            .Select(s => s.Bits)
            .Should()
            .Equal(
                new[] { double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.1, 1e6, double.Epsilon, double.MaxValue }.Select(
                    BitConverter.DoubleToUInt64Bits
                )
            );
        series.Samples[0].Value.Should().Be(double.NaN);
        result.Raw.Should().Contain("4.94");
    }

    [Test]
    public async Task Reads_histograms()
    {
        var result = await Promql(
            """
            {"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"m"},"histograms":[
              [1700000000,{"count":"6","sum":"-1.5","buckets":[[0,"1","2","3"],[3,"-0.001","0.001","2"],[1,"-2","-1","1"]]}],
              [1700000001,{"count":"0","sum":"0"}]]}]}}
            """,
            Samples
        );

        var histograms = result.Series.Single().Histograms;
        histograms[0]
            .Should()
            .BeEquivalentTo(
                new ReadHistogram(1_700_000_000_000, 6, -1.5, [new(-2, -1, 1), new(-0.001, 0.001, 2), new(1, 2, 3)]),
                o => o.ComparingByMembers<ReadHistogram>().WithStrictOrdering()
            );
        histograms[1].Buckets.Should().BeEmpty();
    }

    [Test]
    public async Task Reads_the_vector_of_an_instant_query()
    {
        var result = await Promql(
            """{"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"m"},"value":[1700000000.5,"3"]}]}}""",
            new ReadQuery(ReadKind.Instant, "m", 1_700_000_000_500)
        );

        result.Series.Single().Samples.Should().Equal(new Sample(1_700_000_000_500, 3));
    }

    [Test]
    public async Task Reads_exemplars()
    {
        var result = await Promql(
            """
            {"status":"success","data":[{"seriesLabels":{"__name__":"m"},"exemplars":[
              {"labels":{"trace_id":"b"},"value":"2","timestamp":1700000002.25},{"labels":{},"value":"1","timestamp":1700000001}]}]}
            """,
            new ReadQuery(ReadKind.Exemplars, "m")
        );

        var exemplars = result.Series.Single().Exemplars;
        exemplars.Select(e => (e.TimestampMs, e.Value)).Should().Equal((1_700_000_001_000, 1), (1_700_000_002_250, 2));
        exemplars[1].Labels.Should().Equal(new Label("trace_id", "b"));
    }

    [Test]
    public async Task Reads_every_metadata_entry_of_the_name()
    {
        var result = await Promql(
            """{"status":"success","data":{"other":[{"type":"gauge"}],"m":[{"type":"counter","help":"h","unit":"s"},{"type":"gaugehistogram"},{"type":"unknown","help":"","unit":""}]}}""",
            new ReadQuery(ReadKind.Metadata, "m")
        );

        result
            .Series.Select(s => s.Metadata)
            .Should()
            .Equal(
                new Metadata(MetricType.Counter, "h", "s"),
                new Metadata(MetricType.GaugeHistogram),
                new Metadata(MetricType.Unspecified)
            );
    }

    [Test]
    public async Task Removes_labels_that_the_target_adds_and_joins_what_is_then_one_series()
    {
        var result = await Promql(
            """
            {"status":"success","data":{"resultType":"matrix","result":[
              {"metric":{"__name__":"m","replica":"a"},"values":[[1700000001,"1"]]},
              {"metric":{"__name__":"m","replica":"b"},"values":[[1700000000,"0"],[1700000001,"1"]]},
              {"metric":{"__name__":"m","x":"y","replica":"b"},"values":[[1700000000,"0"]]}]}}
            """,
            Samples,
            200,
            "replica",
            "tenant"
        );

        result.Series.Should().HaveCount(2);
        result.Series[0].Labels.Should().Equal(new Label("__name__", "m"));
        result.Series[0].Samples.Should().Equal(new Sample(1_700_000_000_000, 0), new Sample(1_700_000_001_000, 1));
    }

    [TestCase(500, "oops", "answered 500: oops")]
    [TestCase(400, """{"status":"error","errorType":"bad_data","error":"parse error"}""", "parse error")]
    [TestCase(200, """{"status":"error"}""", "status is not success")]
    [TestCase(200, "<html>", "not understood")]
    [TestCase(200, "[]", "not understood")]
    [TestCase(200, """{"status":"success","data":{"result":[{"metric":{},"values":[[1,"x"]]}]}}""", "not understood")]
    [TestCase(200, """{"status":"success","data":{"result":[{"metric":{},"values":[[1]]}]}}""", "not understood")]
    [TestCase(200, """{"status":"success","data":{"result":[{"metric":{},"values":[[1,7]]}]}}""", "not understood")]
    [TestCase(200, """{"status":"success","data":{"result":[{"metric":{},"values":[[1e60,"7"]]}]}}""", "not understood")]
    public async Task An_answer_that_says_nothing_about_the_data_is_a_failure_and_not_an_empty_store(int status, string body, string says)
    {
        var result = await Promql(body, Samples, status);

        result.Failure.Should().Contain(says);
        result.Series.Should().BeEmpty();
    }

    [Test]
    public async Task An_API_that_does_not_answer_is_a_failure()
    {
        Uri url;
        using (var gone = new CannedApi(_ => (200, "")))
            url = gone.Url;
        var headers = TargetHeaders.Resolve(ImmutableDictionary<string, string>.Empty, _ => null);
        using var readBack = ReadBacks.For(ImmutableDictionary<string, Uri>.Empty.Add("promql", url), headers, [], TimeProvider.System)!;

        (await readBack.Read(Samples, Window, CancellationToken.None)).Failure.Should().Contain("not answered");
    }

    [Test]
    public async Task Secrets_do_not_stay_in_the_raw_answer() =>
        (await Promql("""{"status":"error","error":"tenant secret-tenant unknown"}""", Samples, 401))
            .Should()
            .Match<ReadResult>(r =>
                !r.Raw.Contains("secret-tenant") && !r.Failure.Contains("secret-tenant") && r.Raw.Contains(Redaction.Mark)
            );

    [Test]
    public async Task Flushes_VictoriaMetrics_and_reads_its_export()
    {
        using var api = new CannedApi(r =>
            (
                200,
                r.Contains("export", StringComparison.Ordinal)
                    ? """
                    {"metric":{"__name__":"m","a":"b"},"values":[2,null],"timestamps":[1700000002000,1700000003000]}
                    {"metric":{"__name__":"m","a":"b"},"values":[0.1,"Infinity"],"timestamps":[1700000000001,1700000001000]}
                    """
                    : ""
            )
        );
        var result = await Read(api, "victoria-metrics", Samples);

        api.Paths.First().Should().Be("/base/internal/force_flush");
        api.Paths.Last().Should().StartWith("/base/api/v1/export?match[]=m{case=\"a b\"}&start=1700000000.000&end=1700000060.500");
        var samples = result.Series.Single().Samples;
        samples.Select(s => s.TimestampMs).Should().Equal(1_700_000_000_001, 1_700_000_001_000, 1_700_000_002_000, 1_700_000_003_000);
        samples.Select(s => s.Value).Should().Equal(0.1, double.PositiveInfinity, 2, double.NaN);
    }

    [Test]
    public async Task Reads_infinities_of_old_VictoriaMetrics_versions_which_are_no_JSON()
    {
        using var api = new CannedApi(path =>
            (
                200,
                path.Contains("export", StringComparison.Ordinal)
                    ? """{"metric":{"__name__":"m","a":"x,\"values\":[Inf]"},"values":[+Inf,1,-Inf],"timestamps":[1700000001000,1700000002000,1700000003000]}"""
                    : ""
            )
        );

        var series = (await Read(api, "victoria-metrics", Samples)).Series.Single();

        series.Samples.Select(s => s.Value).Should().Equal(double.PositiveInfinity, 1, double.NegativeInfinity);
        series.Labels.Should().Contain(new Label("a", "x,\"values\":[Inf]"));
    }

    [Test]
    public async Task Asks_InfluxDB_by_measurement_and_tags()
    {
        using var api = new CannedApi(_ =>
            (
                200,
                """{"results":[{"series":[{"name":"m","tags":{"__name__":"m","case":"a b","other":""},"columns":["time","value"],"values":[[1700000000001,1.5]]}]}]}"""
            )
        );
        var result = await Read(api, "influxdb", Samples);

        api.Paths.Single()
            .Should()
            .Contain(
                "db=prom&epoch=ms&q=SELECT \"value\" FROM \"m\" WHERE \"case\" = 'a b' AND time >= 1700000000000ms AND time <= 1700000060500ms GROUP BY *"
            );
        result.Series.Single().Labels.Should().Equal(new Label("__name__", "m"), new Label("case", "a b"));
        result.Series.Single().Samples.Should().Equal(new Sample(1_700_000_000_001, 1.5));
    }

    [Test]
    public void An_unknown_kind_of_read_back_is_an_error()
    {
        var headers = TargetHeaders.Resolve(ImmutableDictionary<string, string>.Empty, _ => null);
        var read = ImmutableDictionary<string, Uri>.Empty.Add("sql", new Uri("http://a/"));
        var create = () => ReadBacks.For(read, headers, [], TimeProvider.System);
        create.Should().Throw<UsageException>().WithMessage("*promql*sql*");
    }

    [Test]
    public void A_window_covers_what_was_sent_as_far_as_it_can_be_named()
    {
        var script = new RequestScript
        {
            Series =
            [
                new Series { Samples = [new Sample(5_000, 1), new Sample(long.MaxValue, 1), new Sample(0, 1)] },
                new Series { Exemplars = [new Exemplar([], 1, 2_000)] },
            ],
        };
        new TimeWindow(10_000, 20_000).Covering(script).Should().Be(new TimeWindow(2_000, 4_102_444_800_000));
    }

    [TestCase("m{a=\"1\",b=~\"x.*\"}", true)]
    [TestCase("m", true)]
    [TestCase("{__name__=\"m\"}", true)]
    [TestCase("m{ a = \"1\" }", true)]
    [TestCase("m{q=\"a\\\"b\\\\c\"}", true)]
    [TestCase("m{a=\"2\"}", false)]
    [TestCase("n{a=\"1\"}", false)]
    public void A_sketch_of_a_selector_tells_which_series_it_may_find(string selector, bool finds)
    {
        var series = new Series { Labels = [new("__name__", "m"), new("a", "1"), new("q", "a\"b\\c")] };
        SelectorSketch.Of(selector).MayFind(series).Should().Be(finds);
    }
}
