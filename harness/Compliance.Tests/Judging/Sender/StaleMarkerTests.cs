using System.Collections.Immutable;
using Compliance.Judging.Sender.Lanes;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Results;
using Compliance.Model.Scrapes;

namespace Compliance.Tests.Judging.Sender;

/// <summary>When a stale marker of a series that is still on the page is a fault, and when a failed scrape may explain it.</summary>
public sealed class StaleMarkerTests
{
    private const double Stale = -1;

    // Markers are written as -1. The page shows NaN at 1, 2 and 3 s.
    [TestCase(new long[] { 1_000, 2_000 }, new[] { double.NaN, double.NaN }, Outcome.Satisfied)]
    [TestCase(
        new long[] { 1_000, 2_000 },
        new[] { double.NaN, Stale },
        Outcome.Satisfied,
        TestName = "One_marker_may_be_of_a_failed_scrape"
    )]
    [TestCase(new long[] { 1_000, 2_000, 3_000 }, new[] { double.NaN, Stale, Stale }, Outcome.Violated, TestName = "Most_are_markers")]
    [TestCase(
        new long[] { 1_000, 2_000, 3_000, 4_000 },
        new[] { double.NaN, double.NaN, Stale, Stale },
        Outcome.Satisfied,
        TestName = "Half_are_markers"
    )]
    [TestCase(
        new long[] { 1_000, 1_019 },
        new[] { double.NaN, Stale },
        Outcome.Violated,
        TestName = "A_marker_within_milliseconds_of_a_value"
    )]
    [TestCase(new long[] { 1_000, 981 }, new[] { double.NaN, Stale }, Outcome.Violated, TestName = "A_marker_just_before_a_value")]
    [TestCase(new long[] { 1_000, 1_020 }, new[] { double.NaN, Stale }, Outcome.Satisfied, TestName = "A_marker_of_another_scrape")]
    public void A_NaN_of_the_page_stays_an_ordinary_NaN(long[] atMs, double[] values, Outcome outcome) =>
        Judge([Samples("m", atMs, values), Samples("n", [1_000], [1])]).Should().Be(outcome);

    [Test]
    public void A_scrape_that_fails_just_after_another_marks_every_series()
    {
        var marked = Samples("m", [1_000, 1_006], [double.NaN, Stale]);
        Judge([marked, Samples("n", [1_000, 1_006], [1, Stale])]).Should().Be(Outcome.Satisfied);
        Judge([marked]).Should().Be(Outcome.Satisfied, "a page of one series does not tell");
        Judge([marked, Samples("n", [1_000, 1_007], [1, Stale])]).Should().Be(Outcome.Violated, "it is another time");
    }

    // Markers between values a second apart: three too many for three scrapes and two that may not have reached us.
    [TestCase(3, 3, Outcome.Violated)]
    [TestCase(3, 5, Outcome.Satisfied)]
    [TestCase(2, 3, Outcome.Satisfied)]
    public void More_samples_than_scrapes_are_too_many_where_markers_are_among_them(int markers, int scrapes, Outcome outcome)
    {
        long[] atMs = [1_000, 2_000, 3_000, 4_000, .. Enumerable.Range(1, markers).Select(i => (i * 1_000L) + 500)];
        double[] values = [.. Enumerable.Repeat(double.NaN, 4), .. Enumerable.Repeat(Stale, markers)];
        Judge([Samples("m", atMs, values)], scrapes).Should().Be(outcome);
    }

    // Three gaps of that width with a marker each, and three of a second without.
    [TestCase(2_000, Outcome.Satisfied)]
    [TestCase(1_499, Outcome.Violated)]
    [TestCase(1_500, Outcome.Satisfied)]
    public void A_marker_in_a_gap_that_is_wide_enough_is_of_a_scrape_that_never_reached_us(long gapMs, Outcome outcome)
    {
        long[] starts = [.. Enumerable.Range(0, 4).Select(i => 1_000 + (i * gapMs))];
        long[] plain = [.. Enumerable.Range(1, 3).Select(i => starts[^1] + (i * 1_000))];
        long[] markers = [.. starts.Take(3).Select(s => s + 500)];
        double[] values = [.. Enumerable.Repeat(double.NaN, 7), .. Enumerable.Repeat(Stale, 3)];
        Judge([Samples("m", [.. starts, .. plain, .. markers], values)]).Should().Be(outcome);
    }

    [Test]
    public void A_marker_beside_a_plain_sample_of_the_same_scrape_is_a_fault()
    {
        var marked = Samples("m", [1_000, 2_000], [double.NaN, Stale]);
        Judge([marked, Samples("n", [2_000], [1])]).Should().Be(Outcome.Violated);
        Judge([marked, Samples("n", [1_000], [1])]).Should().Be(Outcome.Satisfied);
        Judge([marked, Samples("n", [2_000], [Stale])]).Should().Be(Outcome.Satisfied, "the whole scrape may have failed");
        Judge([marked, Samples("other", [2_000], [1])]).Should().Be(Outcome.Satisfied, "it is not of the page");
    }

    [Test]
    public void Pages_without_a_NaN_satisfy_nothing()
    {
        Judge([Samples("n", [1_000], [1])]).Should().BeNull();
        Judge([Samples("n", [1_000, 1_001], [1, Stale]), Samples("m", [1_000], [double.NaN])]).Should().Be(Outcome.Violated);
        Judge([Samples("m", [1_000], [Stale])]).Should().BeNull();
    }

    [Test]
    public void A_series_with_timestamps_of_the_page_and_one_that_ended_are_not_meant()
    {
        var page = LaneKit.Gauge("m", new PageSeries { Value = double.NaN, Timestamped = TimeSpan.FromSeconds(30) });
        var markers = LaneKit.Post(1, Samples("m", [1_000, 2_000], [Stale, Stale]));
        (new StaleOnlyAtEnd().Judge(LaneKit.Lane([page], markers))?.Outcome).Should().BeNull();
        var lane = LaneKit.Lane([page with { Series = [new PageSeries { Value = double.NaN }] }], markers);
        var ended = lane with
        {
            Lane = lane.Lane with { Pages = lane.Lane.Pages.Add(new Page()) },
            Scrapes = lane.Scrapes.Add(LaneKit.Scrape(4, 1, 0)),
        };
        (new StaleOnlyAtEnd().Judge(ended)?.Outcome).Should().BeNull();
        (new StaleOnlyAtEnd().Judge(lane)?.Outcome).Should().Be(Outcome.Violated);
    }

    [Test]
    public void Where_up_says_that_the_scrape_failed_its_markers_are_right()
    {
        var marked = Samples("m", [1_000, 2_000, 3_000], [double.NaN, Stale, Stale]);
        Judge([marked, Samples("up", [2_000, 3_000], [0, 0])]).Should().Be(Outcome.Satisfied);
        Judge([marked, Samples("up", [2_000, 3_000], [1, 1])]).Should().Be(Outcome.Violated);
        Judge([marked, Samples("down", [2_000, 3_000], [0, 0])]).Should().Be(Outcome.Violated);
        Judge([marked, Samples("up", [2_001, 3_001], [0, 0])]).Should().Be(Outcome.Violated);
    }

    private static Series Samples(string name, long[] atMs, double[] values) =>
        LaneKit.Named(name, [.. atMs.Zip(values, (at, v) => (at, v.Equals(Stale) ? Sample.StaleMarker : v))]);

    private static Outcome? Judge(ImmutableArray<Series> sent, int scrapes = 3)
    {
        ImmutableArray<Family> page =
        [
            LaneKit.Gauge("m", new PageSeries { Value = double.NaN }),
            LaneKit.Gauge("n", new PageSeries { Value = 1 }),
        ];
        return new StaleOnlyAtEnd().Judge(LaneKit.Lane([new Page { Families = page }], scrapes, LaneKit.Post(1, sent)))?.Outcome;
    }
}
