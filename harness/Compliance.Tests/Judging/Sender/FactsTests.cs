using System.Collections.Immutable;
using Compliance.Judging.Sender.Facts;
using Compliance.Judging.Sender.Lanes;
using Compliance.Judging.Sender.Requests;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Results;
using Compliance.Model.Scrapes;
using Compliance.Wire;

namespace Compliance.Tests.Judging.Sender;

/// <summary>What matchers are told of messages, histograms and pages.</summary>
public sealed class FactsTests
{
    private static readonly Series One = LaneKit.Named("m", (1_000, 1));

    // Fields 1 and 3 are of the old message, 4 and 5 of the new one; 15 is of neither. Wire types 0, 1, 2 and 5, then what cannot be read.
    [TestCase("2200", MessageKind.V2)]
    [TestCase("2a00", MessageKind.V2)]
    [TestCase("0a00", MessageKind.V1)]
    [TestCase("1a00", MessageKind.V1)]
    [TestCase("7801", null)]
    [TestCase("0a002200", null)]
    [TestCase("78012200", MessageKind.V2)]
    [TestCase("7901020304050607082200", MessageKind.V2)]
    [TestCase("7d010203042200", MessageKind.V2)]
    [TestCase("7a0261612200", MessageKind.V2)]
    [TestCase("22007a0361", null)]
    [TestCase("220079010203", null)]
    [TestCase("22007d010203", null)]
    [TestCase("22007b", null)]
    [TestCase("220078ffffffffffffffffffff01", null)]
    [TestCase("220078ffffffffffffffffff01", MessageKind.V2)]
    [TestCase("22007a80", null)]
    [TestCase("", null)]
    public void Field_numbers_tell_the_messages_apart(string hex, MessageKind? kind)
    {
        var message = Convert.FromHexString(hex);
        foreach (var announced in Enum.GetValues<MessageKind>())
        {
            MessageShape
                .Of(
                    new()
                    {
                        Kind = announced,
                        Decompressed = true,
                        Message = message,
                    }
                )
                .Should()
                .Be(kind, "announced as {0}", announced);
            MessageShape.Of(new() { Kind = announced, Message = message }).Should().BeNull("it did not decompress");
        }
        MessageShape.Of(null).Should().BeNull();
    }

    [Test]
    public void A_message_announced_as_the_other_is_read_as_what_it_is()
    {
        var exchange = LaneKit.Post(1, One);
        var wrong = exchange with { Decoded = BodyDecoder.Decode(exchange.RequestBody, MessageKind.V1) };
        RequestFacts.Of(wrong).Message.Should().Be(MessageKind.V2);
        RequestFacts.Of(wrong).Data.Should().Equal(RequestFacts.Of(exchange).Data).And.HaveCount(1);
        RequestFacts.Of(exchange with { Decoded = null }).Body.Should().BeNull();
    }

    [Test]
    public void The_newest_data_of_a_request_is_told()
    {
        RequestFacts.Of(LaneKit.Post(1, LaneKit.Named("m", (3_000, 1), (1_000, 2)))).NewestMs.Should().Be(LaneKit.EpochMs + 3_000);
        RequestFacts.Of(LaneKit.Post(1, One with { Samples = [] })).NewestMs.Should().BeNull();
    }

    [Test]
    public void The_form_of_a_request_is_its_type_and_coding_whatever_the_spelling()
    {
        Form("application/x-protobuf;proto=a", "snappy").Should().Be(Form("Application/X-Protobuf; proto=a", "SNAPPY"));
        Form("application/x-protobuf;proto=a", "snappy").Should().NotBe(Form("application/x-protobuf", "snappy"));
        Form("application/x-protobuf", "snappy").Should().NotBe(Form("application/x-protobuf", "gzip"));

        static string Form(string type, string coding) =>
            RequestFacts.Of(LaneKit.Headers(("Content-Type", type), ("Content-Encoding", coding))).Form;
    }

    [Test]
    public void A_classic_histogram_becomes_custom_buckets()
    {
        var classic = new ClassicHistogram([new(0.5, 2), new(1, 5), new(double.PositiveInfinity, 6)], 4.5);
        var family = new Family(
            "h",
            MetricType.Histogram,
            "help",
            "s",
            [new PageSeries { Classic = classic, Labels = [new("zone", "a")] }]
        );
        var converted = CustomBuckets.Of(family, 0, ExpositionFormat.OpenMetrics).Single();
        converted.Labels.Should().Equal(new Label("__name__", "h"), new Label("zone", "a"));
        converted.Unit.Should().Be("s");
        var native = converted.Native!;
        (native.Schema, native.CountFloat, native.Sum).Should().Be((Histogram.CustomBuckets, 6.0, 4.5));
        native.CustomValues.Should().Equal(0.5, 1);
        native.PositiveCounts.Should().Equal(2, 3, 1);
        native.PositiveSpans.Should().Equal(new BucketSpan(0, 3));
        CustomBuckets.Of(family, 0, ExpositionFormat.Text).Single().Unit.Should().BeEmpty();
        CustomBuckets.Of(family with { Type = MetricType.GaugeHistogram }, 0, ExpositionFormat.Protobuf).Should().HaveCount(1);
        CustomBuckets.Of(family with { Type = MetricType.Summary }, 0, ExpositionFormat.OpenMetrics).Should().BeEmpty();
        CustomBuckets.Of(family with { Series = [new PageSeries()] }, 0, ExpositionFormat.OpenMetrics).Should().BeEmpty();
    }

    [Test]
    public void Buckets_mean_the_same_in_every_layout()
    {
        var whole = new Histogram
        {
            CountInt = 6,
            PositiveSpans = [new BucketSpan(-1, 2), new BucketSpan(2, 1)],
            PositiveDeltas = [2, -1, 2],
            NegativeSpans = [new BucketSpan(0, 1)],
            NegativeDeltas = [4],
        };
        HistogramShape
            .Positive(whole)
            .Should()
            .Equal(
                new Dictionary<int, double>
                {
                    [-1] = 2,
                    [0] = 1,
                    [3] = 3,
                }
            );
        HistogramShape.Negative(whole).Should().Equal(new Dictionary<int, double> { [0] = 4 });
        var floats = whole with
        {
            CountInt = null,
            CountFloat = 6,
            PositiveDeltas = [],
            PositiveCounts = [2, 1, 3],
            NegativeDeltas = [],
            NegativeCounts = [4],
        };
        HistogramShape.Positive(floats).Should().Equal(HistogramShape.Positive(whole));
        (HistogramShape.Count(floats), HistogramShape.Count(whole), HistogramShape.Count(new())).Should().Be((6.0, 6.0, 0.0));
        (HistogramShape.ZeroCount(new() { ZeroCountFloat = 2 }), HistogramShape.ZeroCount(new() { ZeroCountInt = 3 }))
            .Should()
            .Be((2.0, 3.0));
        HistogramShape.Text(floats).Should().NotBe(HistogramShape.Text(whole), "an integer histogram is another");
        HistogramShape.Positive(whole with { PositiveDeltas = [2] }).Should().Equal(new Dictionary<int, double> { [-1] = 2 });
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Everything_of_a_histogram_is_in_its_text(bool floats)
    {
        var h = new Histogram
        {
            CountInt = floats ? null : 6UL,
            CountFloat = floats ? 6 : null,
            ZeroCountInt = floats ? null : 1UL,
            ZeroCountFloat = floats ? 1 : null,
            ZeroThreshold = 0.5,
            PositiveSpans = [new BucketSpan(0, 1)],
            PositiveDeltas = floats ? [] : [2],
            PositiveCounts = floats ? [2] : [],
            NegativeSpans = [new BucketSpan(0, 1)],
            NegativeDeltas = floats ? [] : [3],
            NegativeCounts = floats ? [3] : [],
            CustomValues = [1],
        };
        var moved = new BucketSpan(1, 1);
        new[]
        {
            h,
            h with
            {
                Schema = 1,
            },
            h with
            {
                ZeroThreshold = 0.25,
            },
            floats ? h with { CountFloat = 7 } : h with { CountInt = 7 },
            floats ? h with { ZeroCountFloat = 2 } : h with { ZeroCountInt = 2 },
            h with
            {
                PositiveSpans = [moved],
            },
            h with
            {
                NegativeSpans = [moved],
            },
            h with
            {
                CustomValues = [2],
            },
        }
            .Select(HistogramShape.Text)
            .Should()
            .OnlyHaveUniqueItems();
    }

    [Test]
    public void Converted_histograms_are_those_of_the_page_and_their_zero_at_the_created_time_is_left_out()
    {
        var classic = new ClassicHistogram([new(1, 2), new(double.PositiveInfinity, 3)], 4);
        var family = new Family("h", MetricType.Histogram, "", "", [new PageSeries { Classic = classic, CreatedMs = LaneKit.EpochMs }]);
        var right = new Histogram
        {
            TimestampMs = LaneKit.EpochMs + 1_000,
            Schema = Histogram.CustomBuckets,
            CountInt = 3,
            Sum = 4,
            PositiveSpans = [new BucketSpan(0, 2)],
            PositiveDeltas = [2, -1],
            CustomValues = [1],
        };
        Judge(right).Should().Be(Outcome.Satisfied);
        Judge(right with { ZeroThreshold = 1 }).Should().Be(Outcome.Satisfied, "custom buckets have no zero bucket");
        Judge(right with { CustomValues = [1, 2] }).Should().Be(Outcome.Violated);
        Judge(new Histogram { TimestampMs = LaneKit.EpochMs, CountInt = 0 }).Should().BeNull();
        Judge(new Histogram { TimestampMs = LaneKit.EpochMs, CountInt = 1 }).Should().Be(Outcome.Violated);
        Judge(new Histogram { TimestampMs = LaneKit.EpochMs + 1, CountInt = 0 }).Should().Be(Outcome.Violated);

        Outcome? Judge(Histogram sent) =>
            new PageHistograms(HistogramSchema.Custom)
                .Judge(LaneKit.Lane([family], LaneKit.Post(1, LaneKit.Named("h") with { Histograms = [sent] })))
                ?.Outcome;
    }

    [Test]
    public void The_series_of_a_page_with_the_most_labels_is_meant()
    {
        var page = LaneKit.Gauge(
            "m",
            new PageSeries { Value = 1 },
            new PageSeries { Value = 2, Labels = [new Label("a", "x")] },
            new PageSeries { Value = 3, Labels = [new Label("a", "y")] }
        );
        Value(1).Should().Be(Outcome.Satisfied);
        Value(2, ("a", "x")).Should().Be(Outcome.Satisfied);
        Value(1, ("a", "x")).Should().Be(Outcome.Violated);
        Value(1, ("a", "z")).Should().Be(Outcome.Satisfied);

        Outcome? Value(double value, params (string, string)[] labels) =>
            new PageValues()
                .Judge(LaneKit.Lane([page], LaneKit.Post(1, LaneKit.Named("m", (1_000, value)).With([("__name__", "m"), .. labels]))))
                ?.Outcome;
    }

    [TestCase(199, false)]
    [TestCase(200, true)]
    [TestCase(299, true)]
    [TestCase(300, false)]
    public void Only_scrapes_that_were_answered_2xx_show_anything(int status, bool shown)
    {
        var lane = LaneKit.Lane(LaneKit.Post(1, One));
        var facts = LaneFacts.Of(lane with { Scrapes = [LaneKit.Scrape(1, 0, 0, status), LaneKit.Scrape(2, 7, 0)] });
        facts.Book.Shows("m").Should().Be(shown);
        facts.Book.Knows("m").Should().BeTrue();
        facts.Book.Knows("other").Should().BeFalse();
    }

    [TestCase("c_total", true)]
    [TestCase("c", true)]
    [TestCase("c_created", true)]
    [TestCase("c_bucket", true)]
    [TestCase("c_other", false)]
    public void A_family_has_series_under_its_suffixes(string name, bool known) =>
        LaneFacts.Of(LaneKit.Lane([new Family("c", MetricType.Counter, "", "", [new PageSeries()])])).Book.Knows(name).Should().Be(known);

    [Test]
    public void Series_are_judged_by_what_they_hold()
    {
        var histogram = new Histogram
        {
            TimestampMs = LaneKit.EpochMs,
            CountInt = 1,
            Sum = 1,
        };
        Judge(new DataNotMixed(), One).Should().Be(Outcome.Satisfied);
        Judge(new DataNotMixed(), One with { Samples = [], Histograms = [histogram] }).Should().Be(Outcome.Satisfied);
        Judge(new DataNotMixed(), One with { Histograms = [histogram] }).Should().Be(Outcome.Violated);
        Judge(new DataNotMixed(), One with { Samples = [] }).Should().BeNull();
        Judge(new DataProvided(), One with { Samples = [], Histograms = [histogram] }).Should().Be(Outcome.Satisfied);
        Judge(new LabelsProvided(), One).Should().Be(Outcome.Satisfied);
        Judge(new LabelsProvided(), One.With()).Should().Be(Outcome.Violated);
        Judge(new MetricNamed(), One).Should().Be(Outcome.Satisfied);
        Judge(new MetricNamed(), One.With(("a", "b"))).Should().Be(Outcome.Violated);
        Judge(new MetricNamed(), One.With(("__name__", ""))).Should().Be(Outcome.Violated);
        var finding = new MetricNamed().Judge(LaneKit.Post(1, One, One.With(("a", "b"))), LaneKit.Lane())!;
        finding.Said.Should().StartWith("timeseries[1] ");

        static Outcome? Judge(SeriesRule rule, Series series) => rule.Judge(LaneKit.Post(1, series), LaneKit.Lane())?.Outcome;
    }

    [TestCase(StartDemand.CreatedField, 5L, 5L, Outcome.Satisfied)]
    [TestCase(StartDemand.CreatedField, 5L, 6L, Outcome.Violated)]
    [TestCase(StartDemand.CreatedField, 0L, 0L, null)]
    public void The_field_of_rc_3_holds_the_created_time(StartDemand demand, long created, long sent, Outcome? outcome)
    {
        var page = LaneKit.Gauge("m", new PageSeries { CreatedMs = created });
        var request = new RequestScript { Series = [One], Wire = [new WireEdit(WireEditKind.Append, "timeseries[0]", $"30{sent:x2}")] };
        var lane = LaneKit.Lane([page], LaneKit.Post(1, request));
        (new StartTimestamps(demand).Judge(lane)?.Outcome).Should().Be(outcome);
    }

    [TestCase(long.MinValue, long.MaxValue)]
    [TestCase(long.MaxValue, long.MaxValue - LaneKit.EpochMs - 1_000)]
    [TestCase(LaneKit.EpochMs + 1_000, 0)]
    [TestCase(LaneKit.EpochMs + 1_001, 1)]
    [TestCase(LaneKit.EpochMs + 999, 1)]
    [TestCase(-5, LaneKit.EpochMs + 1_005)]
    public void The_distance_to_a_scrape_is_never_negative(long timestampMs, long distance)
    {
        var lane = LaneFacts.Of(LaneKit.Lane());
        lane.Book.Named("m")[0].Showings[0].Distance(timestampMs).Should().Be(distance);
    }

    [Test]
    public void The_distance_to_a_page_s_own_timestamp_or_the_scrape_counts_whichever_is_less()
    {
        var page = LaneKit.Gauge("m", new PageSeries { Timestamped = TimeSpan.FromSeconds(60) });
        var shown = LaneFacts.Of(LaneKit.Lane([page])).Book.Named("m")[0].Showings[0];
        shown.TimestampMs.Should().Be(LaneKit.EpochMs - 59_000);
        shown.Distance(LaneKit.EpochMs - 59_010).Should().Be(10);
        shown.Distance(LaneKit.EpochMs + 1_010).Should().Be(10);
    }

    [Test]
    public void A_violation_marks_its_bytes()
    {
        var exchange = LaneKit.Headers(("User-Agent", "x/")) with
        {
            RequestHead = System.Text.Encoding.Latin1.GetBytes("POST / HTTP/1.1\r\nA: b\r\nuser-agent: x/\r\nC: d"),
        };
        var mark = new UserAgentWellFormed().Judge(exchange, LaneKit.Lane())!.Marks.Single();
        (mark.Part, mark.Range.Start, mark.Range.Length).Should().Be((Part.RequestHead, 23, "user-agent: x/".Length));
        var last = exchange with { RequestHead = exchange.RequestHead[..37] };
        new UserAgentWellFormed().Judge(last, LaneKit.Lane())!.Marks.Single().Range.Length.Should().Be(14);
        new UserAgentWellFormed().Judge(exchange with { RequestHead = default }, LaneKit.Lane())!.Marks.Should().BeEmpty();
        Marking.Shown(new string('a', 80)).Should().Be($"\"{new string('a', 80)}\"");
        Marking.Shown(new string('a', 81)).Should().Be($"\"{new string('a', 80)}…\"");
    }
}
