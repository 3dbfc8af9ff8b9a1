using System.Collections.Immutable;
using Compliance.Judging.Sender;
using Compliance.Judging.Sender.Events;
using Compliance.Judging.Sender.Lanes;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Responses;
using Compliance.Model.Results;
using Compliance.Model.Scrapes;

namespace Compliance.Tests.Judging.Sender;

/// <summary>What counts as provoked and as happened.</summary>
public sealed class EventMatcherTests
{
    private static readonly Series One = LaneKit.Named("m", (1_000, 1));
    private static readonly Series Later = LaneKit.Named("m", (2_000, 2));

    [Test]
    public void Attempts_of_the_same_data_are_counted()
    {
        var refused = LaneKit.Post(1, One).Answered(503);
        Happened(new Attempts(2), LaneKit.Lane(LaneKit.Post(1, One), LaneKit.Post(2, One))).Should().BeNull("nothing was refused");
        Happened(new Attempts(2), LaneKit.Lane(refused, LaneKit.Post(2, Later))).Should().BeFalse();
        Happened(new Attempts(2), LaneKit.Lane(refused, LaneKit.Post(2, One))).Should().BeTrue();
        Happened(new Attempts(3), LaneKit.Lane(refused, LaneKit.Post(2, One))).Should().BeFalse();
        Happened(new Attempts(2), LaneKit.Lane(refused, LaneKit.Post(2, LaneKit.Named("m", (1_000, 1), (2_000, 2))))).Should().BeTrue();
        Happened(new Attempts(2), LaneKit.Lane(refused, LaneKit.Post(2, LaneKit.Named("m", (1_000, 2))))).Should().BeFalse();
    }

    [Test]
    public void Only_the_first_refused_data_or_any_counts()
    {
        var lane = LaneKit.Lane(LaneKit.Post(1, One).Answered(400), LaneKit.Post(2, Later).Answered(400), LaneKit.Post(3, Later));
        Happened(new Attempts(2), lane).Should().BeTrue();
        Happened(new Attempts(2, AttemptsOf.FirstData), lane).Should().BeFalse();
        var seen = new Attempts(2, AttemptsOf.FirstData).Find(lane);
        seen.ProvokedAt.Should().Be(lane.Exchanges[0].AnsweredAt);
        seen.Since.Should().Be(1);
        new Attempts(2).Find(lane).Exchanges.Should().Equal(2, 3);
    }

    [TestCase(415, MessageKind.V2, true)]
    [TestCase(400, MessageKind.V2, true)]
    [TestCase(404, MessageKind.V2, false)]
    [TestCase(400, MessageKind.V1, false)]
    public void After_400_and_415_another_form_of_a_2_0_message_is_no_attempt(int status, MessageKind message, bool free)
    {
        var first = LaneKit.Post(1, new RequestScript { Message = message, Series = [One] }).Answered(status);
        var other = message == MessageKind.V2 ? MessageKind.V1 : MessageKind.V2;
        Happened(new Attempts(2), LaneKit.Lane(first, LaneKit.Post(2, new RequestScript { Message = other, Series = [One] })))
            .Should()
            .Be(!free);
        Happened(new Attempts(2), LaneKit.Lane(first, LaneKit.Post(2, new RequestScript { Message = message, Series = [One] })))
            .Should()
            .BeTrue();
    }

    [Test]
    public void A_broken_connection_is_a_refusal_and_a_wait_at_the_end_is_none()
    {
        var broken = LaneKit.Post(1, One) with { Answer = AnswerKind.Closed, Status = 0 };
        Happened(new Attempts(2), LaneKit.Lane(broken, LaneKit.Post(2, One))).Should().BeTrue();
        Happened(new Attempts(2), LaneKit.Lane(broken with { Answer = AnswerKind.TimedOut })).Should().BeNull();
        new Attempts(2).Find(LaneKit.Lane(broken)).Said.Should().Contain("not answered");
        Happened(new Retried(0), LaneKit.Lane(broken, LaneKit.Post(2, One))).Should().BeTrue();
        Happened(new Retried(0), LaneKit.Lane(LaneKit.Post(1, One).Answered(503), LaneKit.Post(2, One))).Should().BeNull();
    }

    [TestCase(429, 429, true)]
    [TestCase(429, 503, null)]
    [TestCase(503, 503, true)]
    public void Retries_after_one_status_are_looked_for(int asked, int answered, bool? happened)
    {
        var refused = LaneKit.Post(1, One).Answered(answered);
        Happened(new Retried(asked), LaneKit.Lane(refused, LaneKit.Post(2, One))).Should().Be(happened);
        Happened(new Retried(asked), LaneKit.Lane(refused, LaneKit.Post(2, Later))).Should().Be(happened is null ? null : false);
    }

    [Test]
    public void The_wait_for_a_retry_starts_at_the_last_refusal()
    {
        var lane = LaneKit.Lane(LaneKit.Post(1, One).Answered(429), LaneKit.Post(2, Later).Answered(429));
        var seen = new Retried(429).Find(lane);
        seen.ProvokedAt.Should().Be(lane.Exchanges[1].AnsweredAt);
        seen.Since.Should().Be(2);
    }

    [Test]
    public void Configured_headers_go_out_with_data()
    {
        var with = LaneKit.Headers(("x-a", "1"), ("X-B", "2"));
        Judge(with).Should().BeTrue();
        Judge(LaneKit.Headers(("X-A", "1"))).Should().BeFalse();
        Judge(LaneKit.Headers(("X-A", "1"), ("X-B", "3"))).Should().BeFalse();
        Judge(LaneKit.Headers(), with with { Index = 2 }).Should().BeTrue();
        Judge().Should().BeNull();
        Judge(LaneKit.Post(1, LaneKit.Named("up", (1_000, 1)))).Should().BeNull("it is no data of the page");

        static bool? Judge(params ImmutableArray<Exchange> exchanges)
        {
            var lane = LaneKit.Lane(exchanges);
            var options = lane.Lane.Options with { Headers = [new HeaderLine("X-A", "1"), new HeaderLine("X-B", "2")] };
            return Happened(new CustomHeadersSent(), lane with { Lane = lane.Lane with { Options = options } });
        }
    }

    [Test]
    public void A_400_is_final_in_every_form_for_a_receiver_that_took_2_0()
    {
        var accepted = LaneKit.Post(1, One).Answered(204, ("X-Prometheus-Remote-Write-Samples-Written", "1"));
        var refused = LaneKit.Post(2, Later).Answered(400);
        var again = LaneKit.Post(3, new RequestScript { Message = MessageKind.V1, Series = [Later] });
        Judge(refused, again).Should().BeFalse("it may be a receiver of 1.x");
        Judge(accepted.Answered(204), refused, again).Should().BeFalse("it counted nothing");
        Judge(LaneKit.Post(1, One with { Samples = [] }).Answered(204, ("X-Prometheus-Remote-Write-Samples-Written", "0")), refused, again)
            .Should()
            .BeFalse("it took no data");
        Judge(accepted, refused with { Status = 415 }, again).Should().BeFalse("415 asks for another form");
        Judge(accepted, refused, again).Should().BeTrue();
        Happened(new Attempts(2), LaneKit.Lane(accepted, refused, again))
            .Should()
            .BeFalse("another form is no attempt unless it is asked for");

        static bool? Judge(params ImmutableArray<Exchange> exchanges) => Happened(new Attempts(2, AnyForm: true), LaneKit.Lane(exchanges));
    }

    [Test]
    public void Every_series_with_an_exemplar_on_the_page_gets_one()
    {
        var shown = new Exemplar([new Label("a", "b")], 1, LaneKit.EpochMs);
        ImmutableArray<Family> page = [Counter("c", shown), Counter("d", shown), Counter("e")];
        Series c = LaneKit.Named("c_total", (1_000, 1)),
            d = LaneKit.Named("d_total", (1_000, 1));
        Judge(LaneKit.Named("e_total", (1_000, 1))).Should().BeNull();
        Judge(c with { Samples = [] }).Should().BeNull();
        Judge(c).Should().BeFalse();
        Judge(c with { Exemplars = [shown] }, d).Should().BeFalse();
        Judge(c with { Exemplars = [shown] }, d with { Exemplars = [shown] }).Should().BeTrue();
        Judge(c, c with { Samples = [], Exemplars = [shown] }, d with { Exemplars = [shown] }).Should().BeTrue();

        bool? Judge(params ImmutableArray<Series> sent) => Happened(new ExemplarsSent(), LaneKit.Lane(page, LaneKit.Post(1, sent)));
    }

    [Test]
    public void Exemplars_of_a_later_page_are_sent_too()
    {
        Exemplar first = new([new Label("a", "b")], 1, LaneKit.EpochMs),
            second = new([new Label("a", "c")], 2, LaneKit.EpochMs + 1_000);
        Series early = LaneKit.Named("c_total", (1_000, 1)) with { Exemplars = [first] },
            late = LaneKit.Named("c_total", (2_000, 1));
        Judge(early).Should().BeNull("no data of the second page came");
        Judge(early, late).Should().BeFalse();
        Judge(early, late with { Exemplars = [first] }).Should().BeFalse();
        Judge(early with { Exemplars = [] }, late with { Exemplars = [second] }).Should().BeFalse();
        Judge(early, late with { Exemplars = [second] }).Should().BeTrue();
        Judge(early, late with { Exemplars = [second with { Value = 3 }] }).Should().BeTrue("another value is no missing exemplar");

        bool? Judge(params Series[] sent)
        {
            ImmutableArray<Page> pages = [new() { Families = [Counter("c", first)] }, new() { Families = [Counter("c", second)] }];
            var lane = LaneKit.Lane(pages, 1, [.. sent.Select((s, i) => LaneKit.Post(i + 1, s))]);
            return Happened(new ExemplarsSent(), lane with { Scrapes = [LaneKit.Scrape(1, 0), LaneKit.Scrape(2, 1, 0)] });
        }
    }

    [TestCase(FallbackCause.UnsupportedMediaType, 415, true, true)]
    [TestCase(FallbackCause.UnsupportedMediaType, 400, true, null)]
    [TestCase(FallbackCause.BadRequest, 400, true, true)]
    [TestCase(FallbackCause.BadRequest, 415, true, null)]
    [TestCase(FallbackCause.NoWritten, 200, false, true)]
    [TestCase(FallbackCause.NoWritten, 200, true, null)]
    [TestCase(FallbackCause.NoWritten, 400, false, null)]
    public void A_sender_falls_back_after_its_cause(FallbackCause cause, int status, bool written, bool? happened)
    {
        var first = LaneKit.Post(1, One).Answered(status, written ? [("x-prometheus-remote-write-exemplars-written", "0")] : []);
        var old = new RequestScript { Message = MessageKind.V1, Series = [Later] };
        Happened(new FallsBack(cause), LaneKit.Lane(first, LaneKit.Post(2, old))).Should().Be(happened);
        Happened(new FallsBack(cause), LaneKit.Lane(first, LaneKit.Post(2, Later))).Should().Be(happened is null ? null : false);
        Happened(new FallsBack(cause), LaneKit.Lane(LaneKit.Post(1, old), first with { Index = 2 }))
            .Should()
            .Be(happened is null ? null : false, "the old message came before");
        Happened(new FallsBack(cause), LaneKit.Lane(first, LaneKit.Post(2, old with { Series = [Later with { Samples = [] }] })))
            .Should()
            .Be(happened is null ? null : false, "it holds no data");
        Happened(new FallsBack(cause), LaneKit.Lane(LaneKit.Post(1, One with { Samples = [] }).Answered(status), LaneKit.Post(2, old)))
            .Should()
            .BeNull("what was refused held no data");
    }

    [Test]
    public void Every_series_of_the_page_arrives()
    {
        ImmutableArray<Family> page = [LaneKit.Gauge("m", new PageSeries()), LaneKit.Gauge("n", new PageSeries())];
        var other = LaneKit.Named("n", (1_000, 1));
        Happened(new PageArrived(), LaneKit.Lane(page, LaneKit.Post(1, LaneKit.Named("up", (1_000, 1))))).Should().BeNull();
        Happened(new PageArrived(), LaneKit.Lane(page, LaneKit.Post(1, One))).Should().BeFalse();
        Happened(new PageArrived(), LaneKit.Lane(page, LaneKit.Post(1, One), LaneKit.Post(2, other))).Should().BeTrue();
        Happened(new PageArrived(), LaneKit.Lane(page, LaneKit.Post(1, One), LaneKit.Post(2, other with { Samples = [] })))
            .Should()
            .BeFalse("it came without a sample");
        Happened(new PageArrived(), LaneKit.Lane(page, LaneKit.Post(1, One, other)) with { Scrapes = [] }).Should().BeNull();
    }

    [Test]
    public void Refused_data_is_accepted_in_the_end_however_it_is_cut()
    {
        var both = LaneKit.Post(1, One, LaneKit.Named("n", (1_000, 1))).Answered(503);
        Happened(new RefusedAccepted(), LaneKit.Lane(LaneKit.Post(1, One))).Should().BeNull();
        Happened(new RefusedAccepted(), LaneKit.Lane(both, LaneKit.Post(2, One))).Should().BeFalse();
        Happened(new RefusedAccepted(), LaneKit.Lane(both, LaneKit.Post(2, One), LaneKit.Post(3, LaneKit.Named("n", (1_000, 1)))))
            .Should()
            .BeTrue();
        Happened(new RefusedAccepted(), LaneKit.Lane(both, LaneKit.Post(2, One), LaneKit.Post(3, LaneKit.Named("n", (1_000, 2)))))
            .Should()
            .BeFalse();
        Happened(new RefusedAccepted(), LaneKit.Lane(both, both with { Index = 2 })).Should().BeFalse();
    }

    [Test]
    public void A_loss_is_told_with_one_of_its_samples()
    {
        var seen = new RefusedAccepted().Find(LaneKit.Lane(LaneKit.Post(1, One.With(("__name__", "m"), ("a", "b"))).Answered(500)));
        seen.Said.Should().Be($"1 of 1 refused samples were never accepted, such as {{__name__=m a=b}} at {LaneKit.EpochMs + 1_000}");
    }

    // Scrapes 1 and 2 show m and n, scrape 3 only n.
    [TestCase(3_000, Sample.StaleBits, true)]
    [TestCase(2_001, Sample.StaleBits, true)]
    [TestCase(2_000, Sample.StaleBits, false)]
    [TestCase(13_000, Sample.StaleBits, true)]
    [TestCase(13_001, Sample.StaleBits, false)]
    [TestCase(3_000, 0x7ff8000000000001UL, true)]
    [TestCase(3_000, 0UL, false)]
    public void A_series_that_left_the_page_gets_a_marker_after_its_last_value(long atMs, ulong bits, bool happened)
    {
        var marker = LaneKit.Named("m", (atMs, BitConverter.UInt64BitsToDouble(bits)));
        var lane = Ended(LaneKit.Post(1, One), LaneKit.Post(2, Later), LaneKit.Post(3, marker));
        Happened(new StaleMarkers(), lane).Should().Be(happened);
        new StaleMarkers().Find(lane).ProvokedAt.Should().Be(TimeSpan.FromSeconds(3));
    }

    [Test]
    public void The_wait_for_a_marker_begins_when_the_sender_has_come_to_the_end()
    {
        var late = Ended(
            LaneKit.Post(1, One),
            LaneKit.Post(5, LaneKit.Named("n", (2_000, 1))),
            LaneKit.Post(6, LaneKit.Named("n", (3_000, 1)))
        );
        new StaleMarkers().Find(late).ProvokedAt.Should().Be(TimeSpan.FromSeconds(6), "it was behind until then");
        var behind = late with { Exchanges = late.Exchanges[..2] };
        new StaleMarkers().Find(behind).ProvokedAt.Should().Be(TimeSpan.FromSeconds(3), "nothing says that it will come to it");
    }

    [Test]
    public void Only_series_that_were_sent_and_ended_need_a_marker()
    {
        Happened(new StaleMarkers(), Ended(LaneKit.Post(1, LaneKit.Named("n", (1_000, 1))))).Should().BeNull();
        Happened(new StaleMarkers(), LaneKit.Lane(LaneKit.Post(1, One))).Should().BeNull();
        Happened(new StaleMarkers(), Ended(LaneKit.Post(1, LaneKit.Named("m", (1_000, Sample.StaleMarker)))))
            .Should()
            .BeNull("no value was sent");
        Happened(new StaleMarkers(), Ended(LaneKit.Post(1, One))).Should().BeFalse();
    }

    [TestCase(Sample.StaleBits, Outcome.Satisfied)]
    [TestCase(0x7ff8000000000001UL, Outcome.Violated)]
    [TestCase(0x7ff0000000000003UL, Outcome.Violated)]
    [TestCase(0UL, null)]
    public void A_marker_has_the_exact_bits(ulong bits, Outcome? outcome)
    {
        var marker = LaneKit.Named("m", (3_000, BitConverter.UInt64BitsToDouble(bits)));
        var found = new StaleBits().Judge(Ended(LaneKit.Post(1, One), LaneKit.Post(3, marker)));
        (found?.Outcome).Should().Be(outcome);
    }

    [Test]
    public void The_reason_of_an_end_is_told()
    {
        Why(new Page { Kind = PageKind.Status, Status = 500 }, status: 500).Should().Contain("scrape 3 was answered 500");
        Why(new Page { Kind = PageKind.Hang }, status: 0).Should().Contain("scrape 3 was not answered");
        Why(new Page { Kind = PageKind.Gone }, status: 0).Should().Contain("the connection of scrape 3 was closed");
        Why(new Page(), status: 200).Should().Contain("scrape 3 no longer showed it");

        static string Why(Page second, int status)
        {
            var lane = LaneKit.Lane(LaneKit.Post(1, One));
            return new StaleMarkers()
                .Find(
                    lane with
                    {
                        Lane = lane.Lane with { Pages = [lane.Lane.Pages[0], second] },
                        Scrapes = [LaneKit.Scrape(1, 0), LaneKit.Scrape(2, 0), LaneKit.Scrape(3, 1, 0, status)],
                    }
                )
                .Said;
        }
    }

    [TestCase(0.5, null)]
    [TestCase(1.0, 2.0)]
    [TestCase(2.5, 2.5)]
    public void A_withdrawn_target_ends_with_the_arrival_of_its_last_page(double arrived, double? ended)
    {
        var lane = LaneKit.Lane(LaneKit.Post(1, One).At(arrived, arrived + 0.1));
        var withdrawn = lane with
        {
            Lane = lane.Lane with { Pages = [lane.Lane.Pages[0], new Page { Kind = PageKind.Withdrawn }] },
            Scrapes = [LaneKit.Scrape(1, 0), LaneKit.Scrape(2, 0)],
        };
        new StaleMarkers().Find(withdrawn).ProvokedAt.Should().Be(ended is { } s ? TimeSpan.FromSeconds(s) : null);
        var refused = withdrawn with { Exchanges = [withdrawn.Exchanges[0].Answered(503)] };
        new StaleMarkers().Find(refused).ProvokedAt.Should().BeNull("its data has not arrived");
    }

    private static LaneTranscript Ended(params ImmutableArray<Exchange> exchanges)
    {
        ImmutableArray<Family> both = [LaneKit.Gauge("m", new PageSeries { Value = 1, Step = 1 }), LaneKit.Gauge("n", new PageSeries())];
        var lane = LaneKit.Lane([new Page { Families = both }, new Page { Families = [both[1]] }], 2, exchanges);
        return lane with { Scrapes = lane.Scrapes.Add(LaneKit.Scrape(3, 1, 0)) };
    }

    private static Family Counter(string name, params ImmutableArray<Exemplar> exemplars) =>
        new(name, MetricType.Counter, "", "", [new PageSeries { Exemplars = exemplars }]);

    // Null: not provoked.
    private static bool? Happened(IEventMatcher matcher, LaneTranscript lane)
    {
        var seen = matcher.Find(lane);
        return seen.ProvokedAt is null ? null : seen.Happened;
    }
}
