using System.Collections.Immutable;
using Compliance.Judging.Sender;
using Compliance.Judging.Sender.Events;
using Compliance.Judging.Sender.Facts;
using Compliance.Judging.Sender.Lanes;
using Compliance.Judging.Sender.Requests;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Results;
using Compliance.Model.Scrapes;

namespace Compliance.Tests.Judging.Sender;

/// <summary>Changes of the judge that mutation testing showed to go unnoticed.</summary>
public sealed class SurvivorTests
{
    private static readonly Series One = LaneKit.Named("m", (1_000, 1));
    private static readonly Series Later = LaneKit.Named("m", (2_000, 2));
    private static readonly Histogram Histogram = new()
    {
        TimestampMs = LaneKit.EpochMs + 1_000,
        CountInt = 1,
        Sum = 1,
    };

    [Test]
    public void A_sample_older_than_the_newest_is_out_of_order_though_it_is_newer_than_the_first()
    {
        var lane = LaneKit.Lane(
            LaneKit.Post(1, One),
            LaneKit.Post(2, LaneKit.Named("m", (3_000, 3))),
            LaneKit.Post(3, LaneKit.Named("m", (2_000, 2)))
        );
        new OrderAcrossRequests().Judge(lane)!.Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void One_of_several_refused_requests_that_comes_again_is_a_retry()
    {
        var lane = LaneKit.Lane(LaneKit.Post(1, One).Answered(429), LaneKit.Post(2, Later).Answered(429), LaneKit.Post(3, One));
        new Retried(429).Find(lane).Happened.Should().BeTrue();
    }

    [Test]
    public void The_wait_for_markers_starts_when_the_last_series_has_ended()
    {
        ImmutableArray<PageSeries> value = [new PageSeries { Value = 1 }];
        Family m = LaneKit.Gauge("m", value),
            n = LaneKit.Gauge("n", value);
        var lane = LaneKit.Lane(
            [new Page { Families = [m, n] }, new Page { Families = [n] }, new Page()],
            1,
            LaneKit.Post(1, One, LaneKit.Named("n", (1_000, 1)))
        );
        var ended = lane with { Scrapes = [.. lane.Scrapes, LaneKit.Scrape(2, 1, 0), LaneKit.Scrape(3, 2, 0)] };
        new StaleMarkers().Find(ended).ProvokedAt.Should().Be(TimeSpan.FromSeconds(3));
    }

    [TestCase(new double[] { 1, 2, 4 }, Outcome.Satisfied)]
    [TestCase(new double[] { 1, 1, 2, 4 }, Outcome.Satisfied)]
    [TestCase(new double[] { 2, 2, 4 }, Outcome.Violated)]
    public void A_value_is_held_where_that_of_the_next_scrape_was_never_sent(double[] values, Outcome outcome)
    {
        var page = new Page { Families = [LaneKit.Gauge("m", new PageSeries { Value = 1, Step = 1 })] };
        var sent = LaneKit.Named("m", [.. values.Select((v, i) => ((i + 1) * 1_000L, v))]);
        new PageValuesFresh().Judge(LaneKit.Lane([page], 4, LaneKit.Post(1, sent)))!.Outcome.Should().Be(outcome);
    }

    [Test]
    public void A_series_without_a_name_is_not_taken_for_one_that_has_only_a_name()
    {
        var lane = LaneKit.Lane(LaneKit.Post(1, One.With(("job", "x"))));
        (new PageLabels().Judge(lane)?.Outcome).Should().BeNull();
    }

    [Test]
    public void Metadata_that_the_page_does_not_state_is_not_asked_for()
    {
        ImmutableArray<Family> page = [LaneKit.Gauge("m", new PageSeries()), new("n", MetricType.Gauge, "help", "", [new PageSeries()])];
        var lane = LaneKit.Lane(page, LaneKit.Post(1, One with { Metadata = new Metadata(MetricType.Gauge, "help") }));
        (new PageMetadata(MetadataField.Help, MetadataDemand.Provided).Judge(lane)?.Outcome).Should().BeNull();
    }

    [Test]
    public void Only___name___may_start_with_two_underscores()
    {
        Judge(new NoReservedLabels(), One.With(("__name__", "x"), ("a", "1"))).Should().Be(Outcome.Satisfied);
        Judge(new NoReservedLabels(), One.With(("__name__", "x"), ("__a", "1"))).Should().Be(Outcome.Violated);
        var page = LaneKit.Gauge("x", new PageSeries { Labels = [new Label("c", "1")] });
        var exchange = LaneKit.Post(1, One.With(("__a", "1"), ("__name__", "x"), ("a.b", "1"), ("c", "1")));
        new NoReservedLabels().Judge(exchange, LaneKit.Lane([page], exchange))!.Outcome.Should().Be(Outcome.Violated);
        new NamesClassic("label").Judge(exchange, LaneKit.Lane([page], exchange))!.Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void Names_are_judged_where_there_are_some()
    {
        Judge(new NamesClassic("metric"), One.With(("a", "b"))).Should().BeNull();
        Judge(new NamesClassic("label"), One.With(("", "b"))).Should().Be(Outcome.Satisfied, "an empty name is another check's");
        var exchange = LaneKit.Post(1, LaneKit.Named("a:b", (1_000, 1)));
        var lane = LaneKit.Lane([LaneKit.Gauge("a:b", new PageSeries())], exchange);
        new NamesClassic("metric").Judge(exchange, lane)!.Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void A_histogram_stands_once_in_a_request()
    {
        var series = One with { Samples = [], Histograms = [Histogram] };
        Judge(new OnceInRequest(), series).Should().Be(Outcome.Satisfied);
        Judge(new OnceInRequest(), series with { Histograms = [Histogram, Histogram] }).Should().Be(Outcome.Violated);
        Judge(new OnceInRequest(), series with { Histograms = [Histogram, Histogram with { Sum = 2 }] }).Should().Be(Outcome.Satisfied);
        Judge(new OnceInRequest(), series with { Samples = [new Sample(Histogram.TimestampMs, 1)] })
            .Should()
            .Be(Outcome.Satisfied, "a float is no histogram");
    }

    [Test]
    public void All_four_reserved_headers_are_enough()
    {
        var exchange = LaneKit.Post(1, One);
        var whole = exchange with { RequestHeaders = exchange.RequestHeaders.Add(new HttpHeader("User-Agent", "x")) };
        new ReservedHeadersSent().Judge(whole, LaneKit.Lane())!.Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void A_timestamp_of_the_page_that_is_close_to_the_scrape_may_be_ignored()
    {
        var exchange = LaneKit.Post(1, LaneKit.Named("m", (-8_000, 1)));
        var page = LaneKit.Gauge("m", new PageSeries { Timestamped = TimeSpan.FromSeconds(10) });
        new TimestampsInMilliseconds().Judge(exchange, LaneKit.Lane([page], exchange))!.Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void Unset_references_need_no_table()
    {
        var series = One.With() with { Metadata = new Metadata(MetricType.Gauge) };
        var exchange = LaneKit.Post(
            1,
            new RequestScript
            {
                Series = [series],
                Symbols = new SymbolEdits { Empty = true },
            }
        );
        new ReferencesInRange().Judge(exchange, LaneKit.Lane())!.Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void A_first_symbol_with_a_text_is_wrong()
    {
        var exchange = LaneKit.Post(
            1,
            new RequestScript
            {
                Series = [One],
                Symbols = new SymbolEdits { First = "x" },
            }
        );
        new SymbolTableFirst().Judge(exchange, LaneKit.Lane())!.Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void Labels_and_version_of_an_old_message_are_judged()
    {
        var old = LaneKit.Post(1, new RequestScript { Message = MessageKind.V1, Series = [One] });
        new LabelsProvided().Judge(old, LaneKit.Lane())!.Outcome.Should().Be(Outcome.Satisfied);
        Version("0.1.0").Should().Be(Outcome.Satisfied);
        Version("2.0.0").Should().Be(Outcome.Violated);

        Outcome? Version(string value) =>
            new VersionHeader(MessageKind.V1)
                .Judge(old with { RequestHeaders = [new HttpHeader("X-Prometheus-Remote-Write-Version", value)] }, LaneKit.Lane())
                ?.Outcome;
    }

    [Test]
    public void Data_of_the_page_is_delivered_beside_other_data_and_as_a_histogram()
    {
        Delivered(One, LaneKit.Named("up", (1_000, 1))).Should().BeTrue();
        Delivered(One with { Samples = [], Histograms = [Histogram] }).Should().BeTrue();
        Delivered(One with { Samples = [] }).Should().BeFalse();
        Delivered(LaneKit.Named("up", (1_000, 1))).Should().BeFalse();

        static bool Delivered(params ImmutableArray<Series> series)
        {
            var facts = LaneFacts.Of(LaneKit.Lane(LaneKit.Post(1, series)));
            facts.CarriesPageData(facts.Requests[0]).Should().Be(facts.Delivered);
            return facts.Delivered;
        }
    }

    [Test]
    public void Numbers_of_fields_with_two_bytes_are_read_whole() =>
        MessageShape
            .Of(
                new()
                {
                    Kind = MessageKind.V2,
                    Decompressed = true,
                    Message = Convert.FromHexString("8a01002200"),
                }
            )
            .Should()
            .Be(MessageKind.V2, "17 is not 1");

    [Test]
    public void What_cannot_be_read_holds_no_data() =>
        RequestFacts.Of(LaneKit.Post(1, new RequestScript { Series = [One], Compression = Compression.None })).Data.Should().BeEmpty();

    [TestCase(ExpositionFormat.Text, false)]
    [TestCase(ExpositionFormat.OpenMetrics, true)]
    public void Converted_histograms_have_what_the_format_of_the_page_can_state(ExpositionFormat format, bool states)
    {
        var series = new PageSeries
        {
            Classic = new ClassicHistogram([new(double.PositiveInfinity, 1)], 1),
            CreatedMs = 5,
            Exemplars = [new Exemplar([], 1, 1)],
        };
        var converted = CustomBuckets.Of(new Family("h", MetricType.Histogram, "", "", [series]), 0, format).Single();
        converted.Exemplars.IsEmpty.Should().Be(!states);
        converted.CreatedMs.Should().Be(states ? 5 : null);
    }

    private static Outcome? Judge(IRequestMatcher matcher, Series series) =>
        matcher.Judge(LaneKit.Post(1, series), LaneKit.Lane())?.Outcome;
}
