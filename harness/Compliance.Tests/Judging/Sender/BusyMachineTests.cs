using System.Collections.Immutable;
using Compliance.Judging.Sender.Events;
using Compliance.Judging.Sender.Facts;
using Compliance.Judging.Sender.Lanes;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Model.Scrapes;

namespace Compliance.Tests.Judging.Sender;

/// <summary>What a compliant sender does when the machine is too busy to let it read an answer or a page in time is no violation.</summary>
public sealed class BusyMachineTests
{
    private const double Down = 0;

    [Test]
    public void One_repetition_after_a_connection_that_was_given_up_proves_nothing()
    {
        var lane = Lane(
            Post(1, connection: 1, Gauge(1_000, 1)),
            Post(2, connection: 2, Gauge(1_000, 1)),
            Post(3, connection: 2, Gauge(2_000, 2))
        );
        var finding = new NotRepeated().Judge(lane)!;
        finding.Outcome.Should().Be(Outcome.Inconclusive);
        finding.Exchanges.Should().Equal(1, 2);
    }

    [Test]
    public void A_repetition_is_one_where_the_connection_of_the_answer_went_on()
    {
        var lane = Lane(Post(1, connection: 1, Gauge(1_000, 1)), Post(2, connection: 1, Gauge(1_000, 1)));
        new NotRepeated().Judge(lane)!.Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void Another_lane_shows_as_well_that_a_connection_went_on()
    {
        var lane = Lane(Post(1, connection: 7, Gauge(1_000, 1)), Post(3, connection: 8, Gauge(1_000, 1)));
        Outcome Judged(int last) =>
            new NotRepeated().Judge(lane with { LastOnConnection = ImmutableDictionary<int, int>.Empty.Add(7, last) })!.Outcome;
        (Judged(1), Judged(2)).Should().Be((Outcome.Inconclusive, Outcome.Violated));
    }

    [Test]
    public void Two_repetitions_of_a_sender_that_closes_its_connections_are_no_accident()
    {
        var lane = Lane(
            Post(1, connection: 1, Gauge(1_000, 1)),
            Post(2, connection: 2, Gauge(1_000, 1)),
            Post(3, connection: 3, Gauge(2_000, 2)),
            Post(4, connection: 4, Gauge(2_000, 2))
        );
        new NotRepeated().Judge(lane)!.Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_request_that_did_not_arrive_whole_is_no_request()
    {
        var broken = Post(1, connection: 1, Gauge(1_000, 1)) with
        {
            Answer = AnswerKind.Closed,
            Trouble = Exchange.BodyBrokeOff + " after 0 bytes",
        };
        LaneFacts.Of(Lane(broken, Post(2, connection: 2, Gauge(1_000, 1)))).Requests.Select(r => r.Index).Should().Equal(2);
    }

    [Test]
    public void What_still_waits_for_its_answer_at_the_end_is_not_refused()
    {
        var refused = Post(1, connection: 1, Gauge(1_000, 1)) with { Answer = AnswerKind.Closed, Status = 0 };
        var again = Post(2, connection: 2, Gauge(1_000, 1));
        var waiting = Post(3, connection: 2, Gauge(2_000, 2)) with { Answer = AnswerKind.TimedOut, Status = 0 };
        new RefusedAccepted().Find(Lane(refused, again, waiting)).Happened.Should().BeTrue();
        new RefusedAccepted().Find(Lane(refused, again, waiting with { Answer = AnswerKind.Closed })).Happened.Should().BeFalse();
    }

    [Test]
    public void A_marker_that_is_sent_again_and_again_counts_once()
    {
        var marker = Gauge(2_000, Sample.StaleMarker);
        var lane = Lane(Post(1, 1, Gauge(1_000, double.NaN)), Post(2, 1, marker), Post(3, 1, marker), Post(4, 1, marker));
        new StaleOnlyAtEnd().Judge(lane)!.Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void Markers_of_a_scrape_that_the_sender_says_has_failed_are_right()
    {
        var lane = Lane(
            Post(1, 1, Gauge(1_000, double.NaN)),
            Post(2, 1, Gauge(2_000, Sample.StaleMarker), Named("up", 2_000, Down)),
            Post(3, 1, Gauge(3_000, Sample.StaleMarker), Named("up", 3_000, Down))
        );
        new StaleOnlyAtEnd().Judge(lane)!.Outcome.Should().Be(Outcome.Satisfied);
        var alive = Lane(
            Post(1, 1, Gauge(1_000, double.NaN)),
            Post(2, 1, Gauge(2_000, Sample.StaleMarker)),
            Post(3, 1, Gauge(3_000, Sample.StaleMarker))
        );
        new StaleOnlyAtEnd().Judge(alive)!.Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void Markers_of_scrapes_that_never_reached_us_are_right()
    {
        Exchange Value(int number, long atMs) => Post(number, 1, Gauge(atMs, double.NaN));
        Exchange Marker(int number, long atMs) => Post(number, 1, Gauge(atMs, Sample.StaleMarker));
        var missed = Lane(
            Value(1, 1_000),
            Value(2, 1_150),
            Value(3, 1_300),
            Marker(4, 1_450),
            Value(5, 2_450),
            Marker(6, 2_600),
            Value(7, 3_600),
            Marker(8, 3_750),
            Value(9, 4_750)
        );
        new StaleOnlyAtEnd().Judge(missed)!.Outcome.Should().Be(Outcome.Satisfied);
        var between = Lane(
            Value(1, 1_000),
            Value(2, 1_150),
            Value(3, 1_300),
            Marker(4, 1_375),
            Value(5, 1_450),
            Marker(6, 1_525),
            Value(7, 1_600),
            Marker(8, 1_675),
            Value(9, 1_750)
        );
        new StaleOnlyAtEnd().Judge(between)!.Outcome.Should().Be(Outcome.Violated);
    }

    private static Series Gauge(long atMs, double value) => Named("demo_nan", atMs, value);

    private static Series Named(string name, long atMs, double value) => LaneKit.Named(name, (atMs, value));

    private static Exchange Post(int index, int connection, params ImmutableArray<Series> series) =>
        LaneKit.Post(index, series) with
        {
            Connection = connection,
        };

    private static LaneTranscript Lane(params ImmutableArray<Exchange> exchanges) =>
        LaneKit.Lane([LaneKit.Gauge("demo_nan", new PageSeries { Value = double.NaN })], exchanges);
}
