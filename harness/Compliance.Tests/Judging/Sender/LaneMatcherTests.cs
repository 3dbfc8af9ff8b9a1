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

/// <summary>Matchers of whole lanes at the edges that no virtual sender reaches.</summary>
public sealed class LaneMatcherTests
{
    private static readonly Series One = LaneKit.Named("m", (1_000, 1));

    [TestCase(503, new[] { 400, 400, 400, 400 }, Outcome.Satisfied)]
    [TestCase(503, new[] { 399, 399, 399, 399 }, Outcome.Violated)]
    [TestCase(503, new[] { 0, 0, 800, 800 }, Outcome.Satisfied)]
    [TestCase(503, new[] { 400, 0, 0, 0 }, Outcome.Violated)]
    [TestCase(503, new[] { 400, 400, 400 }, null)]
    [TestCase(503, new[] { 500, 500 }, Outcome.Satisfied)]
    [TestCase(503, new[] { 500, 499 }, null)]
    [TestCase(503, new[] { 500 }, null)]
    [TestCase(500, new[] { 399, 399, 399, 399 }, Outcome.Violated)]
    [TestCase(599, new[] { 399, 399, 399, 399 }, Outcome.Violated)]
    [TestCase(600, new[] { 399, 399, 399, 399 }, null)]
    [TestCase(499, new[] { 399, 399, 399, 399 }, null)]
    public void The_median_of_the_pauses_after_5xx_is_a_backoff(int status, int[] pausesMs, Outcome? outcome) =>
        Judge(new Backoff(TimeSpan.FromMilliseconds(400)), LaneKit.Lane([.. Repeated(One, status, pausesMs)])).Should().Be(outcome);

    [TestCase(Outcome.Violated, 0, 4, 8, 16, 9)]
    [TestCase(Outcome.Violated, 0, 1600, 8, 9)]
    [TestCase(Outcome.Inconclusive, 4, 16, 11, 8)]
    [TestCase(Outcome.Inconclusive, 4, 16, 11, 1600)]
    [TestCase(Outcome.Inconclusive, 229, 158, 74, 217, 243)]
    [TestCase(Outcome.Satisfied, 229, 158, 74, 217, 243, 600)]
    [TestCase(Outcome.Satisfied, 0, 29, 30, 1600)]
    [TestCase(Outcome.Inconclusive, 0, 29, 29, 1600)]
    [TestCase(Outcome.Inconclusive, 20, 20, 20, 20, 20, 20, 20, 20, 1600)]
    [TestCase(Outcome.Satisfied, 20, 20, 20, 20, 20, 20, 20, 20, 10, 1600)]
    [TestCase(Outcome.Inconclusive, 20, 20, 20, 20, 20, 20, 20, 20, 9, 1600)]
    public void Pauses_that_a_busy_machine_could_have_made_prove_nothing(Outcome outcome, params int[] pausesMs) =>
        Judge(new Backoff(TimeSpan.FromMilliseconds(10), 3), LaneKit.Lane([.. Repeated(One, 503, pausesMs)])).Should().Be(outcome);

    // Scrapes every 250 ms, then for three seconds 750 ms apart, then every 250 ms again: what is as late as they are proves nothing, half of the pauses must be far longer.
    [TestCase(Outcome.Inconclusive, 600, 500, 700, 600)]
    [TestCase(Outcome.Inconclusive, 600, 500, 700, 600, 200, 200, 200)]
    [TestCase(Outcome.Satisfied, 600, 500, 700, 600, 200, 800, 200, 200, 200, 200, 200)]
    [TestCase(Outcome.Violated, 600, 0, 0, 0, 0, 0)]
    public void Pauses_while_scrapes_are_late_prove_nothing(Outcome outcome, params int[] pausesMs)
    {
        var lane = LaneKit.Lane([.. Repeated(One, 503, pausesMs)]) with { Scrapes = [.. Late.Select(Scraped)] };
        Judge(new Backoff(TimeSpan.FromMilliseconds(10)), lane).Should().Be(outcome);
    }

    [TestCase(0.1, 0.2, 0)]
    [TestCase(2.1, 2.9, 500)]
    [TestCase(5.5, 5.6, 0)]
    [TestCase(9, 11, 3_250)]
    public void The_unrest_of_a_time_is_how_far_scrapes_around_it_were_off_in_the_middle(double from, double to, int ms)
    {
        var lane = LaneKit.Lane(LaneKit.Post(1, One)) with { Scrapes = [.. Late.Select(Scraped)] };
        new ScrapeTimes(lane).Unrest(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to)).Should().Be(TimeSpan.FromMilliseconds(ms));
        new ScrapeTimes(lane with { Scrapes = [] }).Unrest(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to)).Should().Be(TimeSpan.Zero);
        new ScrapeTimes(lane with { Scrapes = [Scraped(1, 0)] })
            .Unrest(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to))
            .Should()
            .Be(TimeSpan.Zero);
    }

    private static readonly ImmutableArray<double> Late =
    [
        0.25,
        0.5,
        0.75,
        1,
        1.75,
        2.5,
        3.25,
        4,
        .. Enumerable.Range(1, 14).Select(i => 4 + (i / 4.0)),
    ];

    private static Scrape Scraped(double at, int number) => LaneKit.Scrape(number + 1, 0) with { At = TimeSpan.FromSeconds(at) };

    [TestCase(2.5, Outcome.Satisfied)]
    [TestCase(0.5, Outcome.Inconclusive)]
    public void Pauses_of_all_data_that_was_refused_count(double secondAt, Outcome outcome)
    {
        var first = Repeated(One, 503, [60, 60]);
        var second = Repeated(LaneKit.Named("m", (2_000, 1)), 503, [60, 60], at: secondAt, index: 4);
        Judge(new Backoff(TimeSpan.FromMilliseconds(10)), LaneKit.Lane([.. first, .. second])).Should().Be(outcome);
    }

    private static List<Exchange> Repeated(Series series, int status, int[] pausesMs, double at = 1, int index = 1)
    {
        List<Exchange> attempts = [LaneKit.Post(index, series).Answered(status).At(at, at + 0.001)];
        foreach (var pause in pausesMs)
        {
            var next = attempts[^1].AnsweredAt.TotalSeconds + (pause / 1000.0);
            attempts.Add(LaneKit.Post(++index, series).Answered(status).At(next, next + 0.001));
        }

        return attempts;
    }

    [TestCase(204, true, false, Outcome.Violated)]
    [TestCase(503, true, false, Outcome.Violated)]
    [TestCase(415, false, false, Outcome.Satisfied)]
    [TestCase(400, false, false, Outcome.Satisfied)]
    [TestCase(204, false, false, Outcome.Satisfied)]
    [TestCase(204, false, true, Outcome.Satisfied)]
    public void Another_message_than_the_configured_is_wrong_until_a_fallback_is_due(
        int status,
        bool written,
        bool onlyFirst,
        Outcome outcome
    )
    {
        var first = LaneKit.Post(1, One).Answered(status, written ? [("X-Prometheus-Remote-Write-Samples-Written", "1")] : []);
        var old = LaneKit.Post(2, new RequestScript { Message = MessageKind.V1, Series = [One] });
        Judge(new MessageConfigured(), onlyFirst ? LaneKit.Lane(first) : LaneKit.Lane(first, old)).Should().Be(outcome);
    }

    [TestCase(MessageKind.V2, false, true, Outcome.Satisfied)]
    [TestCase(MessageKind.V2, true, true, Outcome.Violated)]
    [TestCase(MessageKind.V2, false, false, Outcome.Violated)]
    [TestCase(MessageKind.V1, false, true, Outcome.Violated)]
    public void A_2_0_message_that_was_answered_without_Written_may_come_again_in_another_form(
        MessageKind message,
        bool written,
        bool otherForm,
        Outcome outcome
    )
    {
        var first = LaneKit
            .Post(1, new RequestScript { Message = message, Series = [One] })
            .Answered(200, written ? [("x-prometheus-remote-write-histograms-written", "0")] : []);
        var again = otherForm
            ? message == MessageKind.V2
                ? MessageKind.V1
                : MessageKind.V2
            : message;
        var second = LaneKit.Post(2, new RequestScript { Message = again, Series = [One] });
        Judge(new NotRepeated(), LaneKit.Lane(first, second)).Should().Be(outcome);
    }

    // Whatever is wrong with Content-Type, the data went from the message of 2.0 to that of 1.0, or from the one name to the other.
    [TestCase(MessageKind.V2, "application/json", MessageKind.V1, "application/json", Outcome.Satisfied)]
    [TestCase(MessageKind.V2, "application/x-protobuf", MessageKind.V1, "application/x-protobuf", Outcome.Satisfied)]
    [TestCase(MessageKind.V1, V2Type, MessageKind.V1, "application/x-protobuf", Outcome.Satisfied)]
    [TestCase(MessageKind.V1, V2Type, MessageKind.V1, V2Type, Outcome.Violated)]
    [TestCase(MessageKind.V2, "application/json", MessageKind.V2, "application/json", Outcome.Violated)]
    [TestCase(MessageKind.V1, "application/x-protobuf", MessageKind.V2, V2Type, Outcome.Violated)]
    public void A_fallback_is_told_by_the_message_or_by_its_name(
        MessageKind first,
        string firstType,
        MessageKind second,
        string secondType,
        Outcome outcome
    )
    {
        var silent = Typed(1, first, firstType).Answered(204);
        Judge(new NotRepeated(), LaneKit.Lane(silent, Typed(2, second, secondType))).Should().Be(outcome);
        var refused = Typed(1, first, firstType).Answered(415);
        new Attempts(2).Find(LaneKit.Lane(refused, Typed(2, second, secondType))).Happened.Should().Be(outcome == Outcome.Violated);
    }

    [Test]
    public void A_sender_that_never_sent_its_message_did_not_change_it()
    {
        Judge(new MessageConfigured(OnceSent: true), LaneKit.Lane(Message(1, MessageKind.V1), Message(2, MessageKind.V1)))
            .Should()
            .BeNull();
        Judge(new MessageConfigured(OnceSent: true), LaneKit.Lane(Message(1, MessageKind.V1), Message(2, MessageKind.V2)))
            .Should()
            .Be(Outcome.Satisfied);
        Judge(new MessageConfigured(OnceSent: true), LaneKit.Lane(Message(1, MessageKind.V2), Message(2, MessageKind.V1)))
            .Should()
            .Be(Outcome.Violated);
        Judge(new MessageConfigured(), LaneKit.Lane(Message(1, MessageKind.V1), Message(2, MessageKind.V2))).Should().Be(Outcome.Violated);
    }

    [Test]
    public void What_was_sent_before_the_answer_is_no_repetition()
    {
        var first = LaneKit.Post(1, One).At(1, 2);
        Judge(new NotRepeated(), LaneKit.Lane(first, LaneKit.Post(2, One).At(1.999, 2.5))).Should().Be(Outcome.Satisfied);
        Judge(new NotRepeated(), LaneKit.Lane(first, LaneKit.Post(2, One).At(2, 2.5))).Should().Be(Outcome.Violated);
        Judge(new NotRepeated(), LaneKit.Lane(first.Answered(503), LaneKit.Post(2, One))).Should().BeNull("nothing was sent after a 2xx");
        Judge(new NotRepeated(), LaneKit.Lane(first)).Should().BeNull();
    }

    [Test]
    public void The_repetition_of_an_answer_that_was_read_is_counted()
    {
        var two = LaneKit.Named("m", (1_000, 1), (2_000, 2));
        var finding = new NotRepeated().Judge(LaneKit.Lane(LaneKit.Post(1, One), LaneKit.Post(2, two)))!;
        finding.Said.Should().Be("1 of 2 samples had been answered 204 in exchange 1");
        finding.Exchanges.Should().Equal(1, 2);
    }

    private const string V2Type = "application/x-protobuf;proto=io.prometheus.write.v2.Request";

    private static Exchange Message(int index, MessageKind message) =>
        LaneKit.Post(index, new RequestScript { Message = message, Series = [LaneKit.Named("m", (index * 1_000, 1))] });

    private static Exchange Typed(int index, MessageKind message, string type) =>
        LaneKit.Post(
            index,
            new RequestScript
            {
                Message = message,
                Series = [One],
                Headers = new Dictionary<string, string?> { ["Content-Type"] = type }.ToImmutableDictionary(),
            }
        );

    [TestCase(2_000, 1_500, 204, Outcome.Violated)]
    [TestCase(2_000, 2_000, 204, Outcome.Satisfied)]
    [TestCase(2_000, 3_000, 204, Outcome.Satisfied)]
    [TestCase(2_000, 1_500, 503, null)]
    public void Accepted_samples_of_a_series_come_in_order(long first, long second, int status, Outcome? outcome)
    {
        var before = LaneKit.Post(1, LaneKit.Named("m", (first, 1), (1_000, 0))).Answered(status);
        Judge(new OrderAcrossRequests(), LaneKit.Lane(before, LaneKit.Post(2, LaneKit.Named("m", (second, 2))))).Should().Be(outcome);
        Judge(new OrderAcrossRequests(), LaneKit.Lane(before, LaneKit.Post(2, LaneKit.Named("n", (second, 2)))))
            .Should()
            .BeNull("series may overtake one another");
    }

    [Test]
    public void The_newest_of_all_earlier_requests_counts()
    {
        var (newest, older) = (LaneKit.Named("m", (3_000, 3)), LaneKit.Named("m", (3_000, 4), (1_000, 1)));
        var late = LaneKit.Post(3, LaneKit.Named("m", (2_000, 2)));
        var finding = new OrderAcrossRequests().Judge(LaneKit.Lane(LaneKit.Post(1, newest), LaneKit.Post(2, older).Answered(400), late))!;
        finding.Outcome.Should().Be(Outcome.Violated);
        finding.Exchanges.Should().Equal(1, 3);
    }

    private static readonly Exemplar Shown = new([new Label("trace_id", "a")], 0.5, LaneKit.EpochMs + 500);

    [Test]
    public void An_exemplar_is_compared_part_by_part()
    {
        Parts(Shown).Should().Equal(Outcome.Satisfied, Outcome.Satisfied, Outcome.Satisfied, Outcome.Satisfied);
        Parts(Shown with { Value = 0.25 }).Should().Equal(Outcome.Violated, Outcome.Satisfied, Outcome.Satisfied, Outcome.Satisfied);
        Parts(Shown with { TimestampMs = Shown.TimestampMs + 1 })
            .Should()
            .Equal(Outcome.Satisfied, Outcome.Violated, Outcome.Satisfied, Outcome.Satisfied);
        Parts(Shown with { Labels = [new Label("trace_id", "b")] }).Should().Equal(null, null, Outcome.Violated, null);
        Parts(Shown with { Labels = [new Label("trace_id", "other")] }).Should().Equal(null, null, null, Outcome.Violated);
        Parts(Shown with { Labels = [], Value = 7 }).Should().Equal(null, null, null, Outcome.Violated);
    }

    [TestCase(-7_000, Outcome.Satisfied)]
    [TestCase(-9_000, Outcome.Satisfied)]
    [TestCase(-9_001, Outcome.Violated)]
    [TestCase(13_000, Outcome.Satisfied)]
    [TestCase(13_001, Outcome.Violated)]
    public void An_exemplar_without_a_timestamp_on_the_page_gets_one_near_a_scrape(long atMs, Outcome outcome)
    {
        var timeless = Shown with { TimestampMs = 0 };
        Part(ExemplarPart.Timestamp, timeless, timeless with { TimestampMs = LaneKit.EpochMs + atMs }).Should().Be(outcome);
    }

    [Test]
    public void Any_of_several_exemplars_of_the_page_may_be_the_one_that_was_sent()
    {
        var later = Shown with { Value = 0.25, TimestampMs = LaneKit.EpochMs + 700 };
        foreach (var sent in new[] { Shown, later })
        {
            Part(ExemplarPart.Value, [Shown, later], sent).Should().Be(Outcome.Satisfied);
            Part(ExemplarPart.Timestamp, [Shown, later], sent).Should().Be(Outcome.Satisfied);
        }

        Part(ExemplarPart.Value, [Shown, later], Shown with { Value = 0.75 }).Should().Be(Outcome.Violated);
        Part(ExemplarPart.Timestamp, [Shown, later], Shown with { TimestampMs = 1 }).Should().Be(Outcome.Violated);
    }

    [Test]
    public void An_exemplar_belongs_elsewhere_only_where_labels_or_a_value_without_labels_say_so()
    {
        var bare = Shown with { Labels = [], Value = 9 };
        var strange = Shown with { Labels = [new Label("trace_id", "z")], Value = 9 };
        Part(ExemplarPart.Series, [bare], strange).Should().BeNull("the only exemplar of that value is on its own series");
        Part(ExemplarPart.Series, [Shown], Shown with { Labels = [new Label("span_id", "z")] })
            .Should()
            .BeNull("the other one of that value has labels of its own");
        Part(ExemplarPart.Series, [Shown, Shown], Shown with { Labels = [new Label("trace_id", "second")] })
            .Should()
            .Be(Outcome.Violated, "one of the two on another series has these labels");
    }

    // The counter c has the exemplar; d has others, one of them without labels.
    private static ImmutableArray<Outcome?> Parts(Exemplar sent) =>
        [
            .. new[] { ExemplarPart.Value, ExemplarPart.Timestamp, ExemplarPart.Labels, ExemplarPart.Series }.Select(p =>
                Part(p, Shown, sent)
            ),
        ];

    private static Outcome? Part(ExemplarPart part, Exemplar shown, Exemplar sent) => Part(part, [shown], sent);

    // A page for each of the exemplars.
    private static Outcome? Part(ExemplarPart part, ImmutableArray<Exemplar> shown, Exemplar sent)
    {
        var others = new[] { "other", "second" }.Select(t => Shown with { Labels = [new Label("trace_id", t)] });
        ImmutableArray<Page> pages =
        [
            .. shown.Zip(
                others,
                (own, other) =>
                    new Page { Families = [Counter("c", own), Counter("d", other), Counter("e", Shown with { Labels = [], Value = 7 })] }
            ),
        ];
        var lane = LaneKit.Lane(pages, 3, LaneKit.Post(1, LaneKit.Named("c_total") with { Exemplars = [sent] }));
        var scrapes = pages.Select((_, i) => LaneKit.Scrape(4 + i, i, 0)).Skip(1);
        return Judge(new PageExemplars(part), lane with { Scrapes = [.. lane.Scrapes, .. scrapes] });
    }

    private static readonly Histogram Native = new()
    {
        CountInt = 7,
        Sum = 3.5,
        Schema = 0,
        ZeroThreshold = 0.001,
        ZeroCountInt = 1,
        PositiveSpans = [new BucketSpan(0, 2)],
        PositiveDeltas = [1, 1],
        NegativeSpans = [new BucketSpan(1, 2)],
        NegativeDeltas = [2, -1],
    };

    private static IEnumerable<TestCaseData> Histograms()
    {
        static TestCaseData Row(string name, Func<Histogram, Histogram> edit, Outcome? outcome = Outcome.Violated) =>
            new TestCaseData(edit, outcome).SetArgDisplayNames(name);
        yield return Row("as it is", h => h, Outcome.Satisfied);
        yield return Row("schema", h => h with { Schema = 1 });
        yield return Row("count", h => h with { CountInt = 8 });
        yield return Row("sum", h => h with { Sum = 3.25 });
        yield return Row("zero count", h => h with { ZeroCountInt = 2 });
        yield return Row("zero threshold", h => h with { ZeroThreshold = 0.002 });
        yield return Row("positive bucket", h => h with { PositiveDeltas = [1, 2] });
        yield return Row("negative bucket", h => h with { NegativeDeltas = [2, 0] });
        yield return Row("negative bucket elsewhere", h => h with { NegativeSpans = [new BucketSpan(0, 2)] });
        yield return Row("bucket lost", h => h with { PositiveSpans = [new BucketSpan(0, 1)], PositiveDeltas = [1] });
        yield return Row("bucket added", h => h with { PositiveSpans = [new BucketSpan(0, 3)], PositiveDeltas = [1, 1, -1] });
        yield return Row(
            "empty bucket written",
            h => h with { PositiveSpans = [new BucketSpan(0, 3)], PositiveDeltas = [1, 1, -2] },
            Outcome.Satisfied
        );
        yield return Row("spans cut", h => h with { PositiveSpans = [new BucketSpan(0, 1), new BucketSpan(0, 1)] }, Outcome.Satisfied);
        yield return Row("gauge", h => h with { ResetHint = ResetHint.Gauge });
        yield return Row("reset", h => h with { ResetHint = ResetHint.Yes }, Outcome.Satisfied);
        yield return Row("stale", h => h with { Sum = Sample.StaleMarker }, null);
        yield return Row("NaN", h => h with { Sum = double.NaN });
        yield return Row("of a later scrape", h => h with { CountInt = 9, ZeroCountInt = 3 }, Outcome.Satisfied);
        yield return Row("of a scrape to come", h => h with { CountInt = 10, ZeroCountInt = 4 });
    }

    [TestCaseSource(nameof(Histograms))]
    public void A_native_histogram_is_the_page_s(Func<Histogram, Histogram> edit, Outcome? outcome)
    {
        var page = new Family("h", MetricType.Histogram, "", "", [new PageSeries { Native = Native, Step = 1 }]);
        var sent = LaneKit.Named("h") with { Histograms = [edit(Native) with { TimestampMs = LaneKit.EpochMs + 1_000 }] };
        var lane = InProtobuf(LaneKit.Lane([page], LaneKit.Post(1, sent)));
        Judge(new PageHistograms(HistogramSchema.Exponential), lane).Should().Be(outcome);
        Judge(new PageHistograms(HistogramSchema.Custom), lane).Should().BeNull();
    }

    [Test]
    public void Gauge_histograms_say_that_they_are_some()
    {
        var page = new Family("h", MetricType.GaugeHistogram, "", "", [new PageSeries { Native = Native }]);
        Judge(ResetHint.Gauge).Should().Be(Outcome.Satisfied);
        Judge(ResetHint.Unspecified).Should().Be(Outcome.Violated);

        Outcome? Judge(ResetHint hint)
        {
            var sent = LaneKit.Named("h") with { Histograms = [Native with { TimestampMs = LaneKit.EpochMs + 1_000, ResetHint = hint }] };
            return LaneMatcherTests.Judge(
                new PageHistograms(HistogramSchema.Exponential),
                InProtobuf(LaneKit.Lane([page], LaneKit.Post(1, sent)))
            );
        }
    }

    [Test]
    public void Optional_histograms_that_nobody_sends_concern_nobody()
    {
        var classic = LaneKit.Lane(LaneKit.Post(1, One));
        Judge(new PageHistograms(HistogramSchema.Custom, Optional: true), classic).Should().Be(Outcome.NotApplicable);
        Judge(new PageHistograms(HistogramSchema.Custom), classic).Should().BeNull();
        Judge(new PageHistograms(HistogramSchema.Custom, Optional: true), LaneKit.Lane()).Should().BeNull("nothing was delivered");
    }

    [TestCase("a", "1", "le", "1", Outcome.Satisfied)]
    [TestCase("a", "1", "le", "1.0", Outcome.Satisfied)]
    [TestCase("a", "1", "le", "1e0", Outcome.Satisfied)]
    [TestCase("a", "1", "le", "2", Outcome.Violated)]
    [TestCase("a", "2", "le", "1", Outcome.Violated)]
    [TestCase("a", "1.0", "le", "1", Outcome.Violated)]
    [TestCase("a", "1", "lf", "1", Outcome.Violated)]
    public void A_series_has_all_labels_of_the_page(string first, string firstValue, string second, string secondValue, Outcome outcome)
    {
        var page = LaneKit.Gauge("m", new PageSeries { Labels = [new Label("a", "1"), new Label("le", "1"), new Label("z", "")] });
        var sent = LaneKit.Post(1, One.With(("__name__", "m"), (first, firstValue), ("job", "x"), (second, secondValue)));
        Judge(new PageLabels(), LaneKit.Lane([page], sent)).Should().Be(outcome);
        var nameless = LaneKit.Post(1, One.With((first, firstValue), ("job", "x"), (second, secondValue)));
        Judge(new PageLabels(), LaneKit.Lane([page], nameless)).Should().Be(outcome == Outcome.Satisfied ? Outcome.Violated : null);
    }

    [TestCase("+Inf", "Inf", Outcome.Satisfied)]
    [TestCase("+Inf", "+Inf", Outcome.Satisfied)]
    [TestCase("+Inf", "-Inf", Outcome.Violated)]
    [TestCase("-Inf", "-Inf", Outcome.Satisfied)]
    [TestCase("x", "y", Outcome.Violated)]
    public void Bounds_are_compared_as_numbers(string page, string sent, Outcome outcome)
    {
        var family = LaneKit.Gauge("m", new PageSeries { Labels = [new Label("le", page)] });
        Judge(new PageLabels(), LaneKit.Lane([family], LaneKit.Post(1, One.With(("__name__", "m"), ("le", sent))))).Should().Be(outcome);
    }

    [Test]
    public void A_series_of_no_page_has_no_labels_to_compare() =>
        Judge(new PageLabels(), LaneKit.Lane(LaneKit.Post(1, LaneKit.Named("up", (1_000, 1))))).Should().BeNull();

    private static IEnumerable<TestCaseData> MetadataRows()
    {
        static TestCaseData Row(MetadataField field, Metadata sent, Outcome? provided, Outcome? right) =>
            new TestCaseData(field, sent, provided, right).SetArgDisplayNames($"{field} {sent.Type} {sent.Help} {sent.Unit}");
        var full = new Metadata(MetricType.Counter, "help of c", "s");
        foreach (var field in Enum.GetValues<MetadataField>())
            yield return Row(field, full, Outcome.Satisfied, Outcome.Satisfied);
        yield return Row(MetadataField.Type, full with { Type = MetricType.Unspecified }, Outcome.Violated, null);
        yield return Row(MetadataField.Type, full with { Type = MetricType.Gauge }, Outcome.Satisfied, Outcome.Violated);
        yield return Row(MetadataField.Help, full with { Help = "" }, Outcome.Violated, null);
        yield return Row(MetadataField.Help, full with { Help = "x" }, Outcome.Satisfied, Outcome.Violated);
        yield return Row(MetadataField.Unit, full with { Unit = "" }, Outcome.Violated, null);
        yield return Row(MetadataField.Unit, full with { Unit = "x" }, Outcome.Satisfied, Outcome.Violated);
    }

    [TestCaseSource(nameof(MetadataRows))]
    public void Metadata_is_provided_and_right(MetadataField field, Metadata sent, Outcome? provided, Outcome? right)
    {
        var lane = LaneKit.Lane([Documented], LaneKit.Post(1, LaneKit.Named("c_s_total", (1_000, 1)) with { Metadata = sent }));
        Judge(new PageMetadata(field, MetadataDemand.Provided), lane).Should().Be(provided);
        Judge(new PageMetadata(field, MetadataDemand.Right), lane).Should().Be(right);
    }

    [Test]
    public void Metadata_of_another_metric_is_wrong_even_where_the_page_says_nothing()
    {
        Judge(MetadataField.Help, new Metadata(MetricType.Gauge, "help of c")).Should().Be(Outcome.Violated);
        Judge(MetadataField.Help, new Metadata(MetricType.Gauge, "made up")).Should().BeNull();
        Judge(MetadataField.Unit, new Metadata(MetricType.Gauge, "", "s")).Should().Be(Outcome.Violated);
        Judge(MetadataField.Help, new Metadata(MetricType.Gauge)).Should().BeNull();

        static Outcome? Judge(MetadataField field, Metadata sent) =>
            LaneMatcherTests.Judge(
                new PageMetadata(field, MetadataDemand.Right),
                LaneKit.Lane([Documented, LaneKit.Gauge("m", new PageSeries())], LaneKit.Post(1, One with { Metadata = sent }))
            );
    }

    [Test]
    public void A_series_that_only_ends_and_an_old_message_need_no_metadata()
    {
        var provided = new PageMetadata(MetadataField.Help, MetadataDemand.Provided);
        var stale = LaneKit.Named("c_s_total", (1_000, Sample.StaleMarker));
        Judge(provided, LaneKit.Lane([Documented], LaneKit.Post(1, stale))).Should().BeNull();
        var both = stale with { Samples = [new Sample(LaneKit.EpochMs, 1), .. stale.Samples] };
        Judge(provided, LaneKit.Lane([Documented], LaneKit.Post(1, both))).Should().Be(Outcome.Violated);
        var old = new RequestScript { Message = MessageKind.V1, Series = [both] };
        Judge(provided, LaneKit.Lane([Documented], LaneKit.Post(1, old))).Should().BeNull();
    }

    // The page shows 1, 2 and 3 at 1, 2 and 3 s.
    [TestCase(1_000, 1, Outcome.Satisfied)]
    [TestCase(1_000, 3, Outcome.Satisfied)]
    [TestCase(1_000, 4, Outcome.Violated)]
    [TestCase(11_000, 1, Outcome.Satisfied)]
    [TestCase(11_001, 1, Outcome.Violated)]
    [TestCase(11_001, 2, Outcome.Satisfied)]
    [TestCase(-8_000, 2, Outcome.Satisfied)]
    [TestCase(-8_001, 2, Outcome.Violated)]
    [TestCase(500_000, 1, Outcome.Satisfied, TestName = "Where_no_scrape_is_near_the_time_is_wrong_and_not_the_value")]
    public void Values_are_those_of_scrapes_near_them(long atMs, double value, Outcome outcome) =>
        Judge(new PageValues(), LaneKit.Lane(LaneKit.Post(1, LaneKit.Named("m", (atMs, value))))).Should().Be(outcome);

    [TestCase(0.0, -0.0, false, Outcome.Satisfied)]
    [TestCase(0.0, -0.0, true, Outcome.Violated)]
    [TestCase(-0.0, -0.0, true, Outcome.Satisfied)]
    [TestCase(double.NaN, double.NaN, false, Outcome.Satisfied)]
    [TestCase(double.NaN, 1.0, false, Outcome.Violated)]
    [TestCase(1.0, double.NaN, false, Outcome.Violated)]
    [TestCase(1.0, 0.0, false, Outcome.Violated)]
    [TestCase(0.0, 1.0, false, Outcome.Violated)]
    public void Values_are_compared_bit_for_bit(double page, double sent, bool sign, Outcome outcome)
    {
        var family = LaneKit.Gauge("m", new PageSeries { Value = page });
        Judge(new PageValues(sign), LaneKit.Lane([family], LaneKit.Post(1, LaneKit.Named("m", (1_000, sent))))).Should().Be(outcome);
    }

    [Test]
    public void Markers_and_zeros_at_the_created_time_are_no_values_of_the_page()
    {
        var family = LaneKit.Gauge("m", new PageSeries { Value = 1, CreatedMs = LaneKit.EpochMs });
        Judge(0, Sample.StaleMarker).Should().BeNull();
        Judge(0, 0).Should().BeNull();
        Judge(1, 0).Should().Be(Outcome.Violated);
        Judge(0, 2).Should().Be(Outcome.Violated);

        Outcome? Judge(long atMs, double value) =>
            LaneMatcherTests.Judge(new PageValues(), LaneKit.Lane([family], LaneKit.Post(1, LaneKit.Named("m", (atMs, value)))));
    }

    // Values of scrapes 1 to 4 in the order of their timestamps; 7 is no scrape's.
    [TestCase(new double[] { 1, 2, 3 }, Outcome.Satisfied)]
    [TestCase(new double[] { 1, 3, 4 }, Outcome.Satisfied)]
    [TestCase(new double[] { 1, 1, 3 }, Outcome.Violated)]
    [TestCase(new double[] { 1, 1, 2 }, Outcome.Satisfied)]
    [TestCase(new double[] { 1, 2, 2 }, Outcome.Satisfied)]
    [TestCase(new double[] { 2, 1 }, Outcome.Violated)]
    [TestCase(new double[] { 3, 1 }, Outcome.Violated)]
    [TestCase(new double[] { 1, 7, 2 }, Outcome.Satisfied)]
    [TestCase(new double[] { 1 }, null)]
    [TestCase(new double[] { 1, 7 }, null)]
    public void Later_samples_carry_values_of_later_scrapes(double[] values, Outcome? outcome)
    {
        var requests = values.Select((v, i) => LaneKit.Post(i + 1, LaneKit.Named("m", ((i + 1) * 1_000, v))));
        var page = new Page { Families = [LaneKit.Gauge("m", new PageSeries { Value = 1, Step = 1 })] };
        Judge(new PageValuesFresh(), LaneKit.Lane([page], 4, [.. requests])).Should().Be(outcome);
        Judge(new PageValuesFresh(), LaneKit.Lane([page], 4, [.. requests.Reverse()])).Should().Be(outcome, "timestamps order samples");
    }

    [Test]
    public void A_value_that_two_scrapes_showed_and_a_sample_sent_again_tell_nothing()
    {
        var flat = new Page { Families = [LaneKit.Gauge("m", new PageSeries { Value = 1 })] };
        var same = LaneKit.Named("m", (1_000, 1), (2_000, 1));
        Judge(new PageValuesFresh(), LaneKit.Lane([flat], 4, LaneKit.Post(1, same))).Should().BeNull();
        Judge(new PageValuesFresh(), LaneKit.Lane(LaneKit.Post(1, One), LaneKit.Post(2, One))).Should().BeNull();
    }

    [Test]
    public void Requests_that_overlap_are_parallel()
    {
        var rule = new ParallelRequests();
        var long1 = LaneKit.Post(1, One).At(1, 5);
        Judge(rule, LaneKit.Lane(long1, LaneKit.Post(2, One).At(4.999, 6))).Should().Be(Outcome.Satisfied);
        Judge(rule, LaneKit.Lane(long1, LaneKit.Post(2, One).At(5, 6))).Should().BeNull("two requests are few");
        Judge(rule, LaneKit.Lane([.. Enumerable.Range(1, 5).Select(i => LaneKit.Post(i, One))])).Should().Be(Outcome.Violated);
        Judge(rule, LaneKit.Lane([.. Enumerable.Range(1, 4).Select(i => LaneKit.Post(i, One))])).Should().BeNull();
        var third = LaneKit.Lane(LaneKit.Post(1, One).At(1, 9), LaneKit.Post(2, One).At(9, 9.5), LaneKit.Post(3, One).At(9.4, 9.6));
        new ParallelRequests().Judge(third)!.Exchanges.Should().Equal(2, 3);
    }

    [Test]
    public void A_reserved_header_goes_out_without_the_configured_value()
    {
        var lane = LaneKit.Lane(LaneKit.Post(1, One));
        var odd = lane with { Lane = lane.Lane with { Options = new() { Headers = [new HeaderLine("User-Agent", " mine ")] } } };
        Judge(new ReservedNotOverridden(), odd).Should().Be(Outcome.Satisfied);
        Judge(new ReservedNotOverridden(), odd with { Exchanges = [] }).Should().BeNull();
        Judge(new ReservedNotOverridden(), odd with { Exchanges = [], RefusedToStart = true }).Should().Be(Outcome.Satisfied);
        var overridden = LaneKit.Headers(("user-agent", "own mine"));
        Judge(new ReservedNotOverridden(), odd with { Exchanges = [overridden] }).Should().Be(Outcome.Violated);
        Judge(new ReservedNotOverridden(), odd with { Exchanges = [LaneKit.Headers(("X", "mine"))] }).Should().Be(Outcome.Satisfied);
    }

    [TestCase("2", 2.0, Outcome.Satisfied)]
    [TestCase("2", 1.999, Outcome.Violated)]
    [TestCase("0", 0.0, Outcome.Satisfied)]
    [TestCase("-1", 1.0, null)]
    [TestCase("soon", 1.0, null)]
    [TestCase(null, 1.0, null)]
    public void The_pause_that_Retry_After_asks_for_is_kept(string? value, double pause, Outcome? outcome)
    {
        var refused = LaneKit.Post(1, One).Answered(503, value is null ? [] : [("retry-after", value)]).At(1, 1.5);
        var next = LaneKit.Post(2, One).At(1.5 + pause, 9);
        Judge(new RetryAfterHonoured(), LaneKit.Lane(refused, next)).Should().Be(outcome);
        Judge(new RetryAfterHonoured(), LaneKit.Lane(refused)).Should().BeNull();
    }

    [Test]
    public void A_sample_that_is_sent_again_has_its_value()
    {
        var refused = LaneKit.Post(1, One).Answered(503);
        Judge(new SameOnRetry(), LaneKit.Lane(refused, LaneKit.Post(2, One))).Should().Be(Outcome.Satisfied);
        Judge(new SameOnRetry(), LaneKit.Lane(refused, LaneKit.Post(2, LaneKit.Named("m", (1_000, 2))))).Should().Be(Outcome.Violated);
        Judge(new SameOnRetry(), LaneKit.Lane(refused, LaneKit.Post(2, LaneKit.Named("m", (2_000, 2))))).Should().BeNull();
        Judge(new SameOnRetry(), LaneKit.Lane(refused, LaneKit.Post(2, LaneKit.Named("n", (1_000, 2))))).Should().BeNull();
        Judge(new SameOnRetry(), LaneKit.Lane(LaneKit.Post(1, One), LaneKit.Post(2, LaneKit.Named("m", (1_000, 2)))))
            .Should()
            .BeNull("it was accepted");
    }

    [Test]
    public void A_histogram_that_is_sent_again_has_its_buckets()
    {
        var sent = LaneKit.Named("m") with { Histograms = [Native with { TimestampMs = LaneKit.EpochMs }] };
        var other = sent with { Histograms = [Native with { TimestampMs = LaneKit.EpochMs, PositiveDeltas = [1, 2] }] };
        var finding = new SameOnRetry().Judge(LaneKit.Lane(LaneKit.Post(1, sent).Answered(500), LaneKit.Post(2, other)))!;
        finding.Outcome.Should().Be(Outcome.Violated);
        finding.Said.Should().EndWith("and other buckets");
        finding.Exchanges.Should().Equal(1, 2);
        var mixed = sent with { Histograms = [], Samples = [new Sample(LaneKit.EpochMs, 3.5)] };
        Judge(new SameOnRetry(), LaneKit.Lane(LaneKit.Post(1, sent).Answered(500), LaneKit.Post(2, mixed))).Should().BeNull();
    }

    [Test]
    public void Several_series_in_one_request_are_seen_and_one_each_after_enough_requests()
    {
        ImmutableArray<Family> two = [LaneKit.Gauge("m", new PageSeries()), LaneKit.Gauge("n", new PageSeries())];
        Judge(new SeveralSeries(), LaneKit.Lane(two, LaneKit.Post(1, One, LaneKit.Named("n", (1_000, 1))))).Should().Be(Outcome.Satisfied);
        Judge(new SeveralSeries(), LaneKit.Lane(two, Singles(4))).Should().BeNull();
        Judge(new SeveralSeries(), LaneKit.Lane(two, Singles(5))).Should().Be(Outcome.Violated);
        Judge(new SeveralSeries(), LaneKit.Lane([two[0]], Singles(5))).Should().BeNull("the page has one series");
        Judge(new SeveralSeries(), LaneKit.Lane(two, [LaneKit.Post(1, One, One), .. Singles(4)])).Should().Be(Outcome.Violated);

        static ImmutableArray<Exchange> Singles(int count) => [.. Enumerable.Range(2, count).Select(i => LaneKit.Post(i, One))];
    }

    // The created time is 5 s before the epoch of the lane.
    [TestCase(StartDemand.Provided, -5_000L, -5_000L, Outcome.Satisfied)]
    [TestCase(StartDemand.Provided, -5_000L, 1L, Outcome.Satisfied)]
    [TestCase(StartDemand.Provided, -5_000L, null, Outcome.Violated)]
    [TestCase(StartDemand.Provided, null, null, null)]
    [TestCase(StartDemand.Right, -5_000L, -5_000L, Outcome.Satisfied)]
    [TestCase(StartDemand.Right, -5_000L, -4_999L, Outcome.Violated)]
    [TestCase(StartDemand.Right, -5_000L, null, Outcome.NotApplicable)]
    [TestCase(StartDemand.CreatedField, -5_000L, -5_000L, Outcome.Violated)]
    public void Start_timestamps_are_the_created_times(StartDemand demand, long? createdMs, long? startMs, Outcome? outcome)
    {
        var page = LaneKit.Gauge("m", new PageSeries { CreatedMs = LaneKit.EpochMs + createdMs });
        var sample = new Sample(LaneKit.EpochMs + 1_000, 1, startMs is null ? 0 : LaneKit.EpochMs + startMs.Value);
        Judge(new StartTimestamps(demand), LaneKit.Lane([page], LaneKit.Post(1, One with { Samples = [sample] }))).Should().Be(outcome);
    }

    [TestCase(1, true, Outcome.Satisfied)]
    [TestCase(-1, true, Outcome.Satisfied)]
    [TestCase(0, true, Outcome.Violated)]
    [TestCase(2, true, Outcome.Violated)]
    [TestCase(0, false, Outcome.NotApplicable)]
    public void The_time_0_is_written_beside_it_by_who_writes_any(long start, bool others, Outcome? outcome)
    {
        ImmutableArray<Family> page =
        [
            LaneKit.Gauge("m", new PageSeries { CreatedMs = 0 }),
            LaneKit.Gauge("n", new PageSeries { CreatedMs = LaneKit.EpochMs }),
        ];
        var zero = One with { Samples = [new Sample(LaneKit.EpochMs + 1_000, 1, start)] };
        var other = LaneKit.Named("n") with { Samples = [new Sample(LaneKit.EpochMs + 1_000, 1, others ? LaneKit.EpochMs : 0)] };
        Judge(new StartTimestamps(StartDemand.Epoch), LaneKit.Lane(page, LaneKit.Post(1, zero, other))).Should().Be(outcome);
    }

    [Test]
    public void The_zero_at_the_created_time_and_markers_have_no_start()
    {
        var page = LaneKit.Gauge("m", new PageSeries { CreatedMs = LaneKit.EpochMs });
        var samples = LaneKit.Named("m", (0, 0), (2_000, Sample.StaleMarker));
        Judge(new StartTimestamps(StartDemand.Provided), LaneKit.Lane([page], LaneKit.Post(1, samples))).Should().BeNull();
        var old = new RequestScript { Message = MessageKind.V1, Series = [One] };
        Judge(new StartTimestamps(StartDemand.Provided), LaneKit.Lane([page], LaneKit.Post(1, old))).Should().BeNull();
    }

    [TestCase("s", Outcome.Satisfied)]
    [TestCase("total", Outcome.Satisfied)]
    [TestCase("c", Outcome.Violated)]
    [TestCase("seconds", Outcome.Violated)]
    [TestCase("", null)]
    public void A_unit_is_in_the_name(string unit, Outcome? outcome)
    {
        var sent = LaneKit.Named("c_s_total", (1_000, 1)) with { Metadata = new Metadata(MetricType.Counter, "", unit) };
        Judge(new UnitInName(), LaneKit.Lane([Documented], LaneKit.Post(1, sent))).Should().Be(outcome);
    }

    private static Family Documented => new("c_s", MetricType.Counter, "help of c", "s", [new PageSeries()]);

    private static Family Counter(string name, Exemplar exemplar) =>
        new(name, MetricType.Counter, "", "", [new PageSeries { Exemplars = [exemplar] }]);

    private static LaneTranscript InProtobuf(LaneTranscript lane) =>
        lane with
        {
            Scrapes = [.. lane.Scrapes.Select(s => s with { Format = ExpositionFormat.Protobuf })],
        };

    private static Outcome? Judge(ILaneMatcher matcher, LaneTranscript lane) => matcher.Judge(lane)?.Outcome;
}
