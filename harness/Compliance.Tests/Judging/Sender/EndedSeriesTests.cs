using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Tests.Judging.Sender;

/// <summary>Which markers end a series: the page shows it at 1 and 2 s, and no longer at 3 s.</summary>
public sealed class EndedSeriesTests
{
    [TestCase(2.5, 2_500, true, true, TestName = "Sent_before_the_end_for_a_time_after_the_last_value")]
    [TestCase(2.5, 2_000, false, false, TestName = "Sent_before_the_end_at_the_time_of_the_last_value")]
    [TestCase(3.0, 1_500, true, false, TestName = "Sent_at_the_end_for_a_time_before_the_last_value")]
    [TestCase(3.0, 2_000, true, false, TestName = "Sent_at_the_end_at_the_time_of_the_last_value")]
    [TestCase(3.0, 2_001, true, true, TestName = "Sent_at_the_end_for_a_time_just_after_the_last_value")]
    [TestCase(4.0, 14_000, true, true, TestName = "Sent_for_a_time_as_late_as_clocks_may_differ")]
    [TestCase(4.0, 14_001, true, false, TestName = "Sent_for_a_time_that_is_too_far_ahead")]
    public void A_marker_counts_once_it_is_after_the_end_or_the_last_value(double received, long atMs, bool counts, bool ends)
    {
        var (series, facts) = Ended(Marker(3, received, atMs));
        series.Markers.Length.Should().Be(counts ? 1 : 0);
        series.IsMarked(facts).Should().Be(ends);
        series.LastMs.Should().Be(LaneKit.EpochMs + 2_000);
    }

    [Test]
    public void One_right_marker_is_enough_wherever_others_are()
    {
        var (series, facts) = Ended(Marker(3, 3.5, 1_500), Marker(4, 4, 3_000), Marker(5, 4.5, 60_000));
        series.Markers.Should().HaveCount(3);
        series.IsMarked(facts).Should().BeTrue();
    }

    private static (EndedSeries Series, LaneFacts Facts) Ended(params Exchange[] markers)
    {
        Page shown = new() { Families = [LaneKit.Gauge("m", new PageSeries { Value = 1 })] };
        var lane = LaneKit.Lane(
            [shown, new Page()],
            2,
            [
                LaneKit.Post(1, LaneKit.Named("m", (1_000, 1))).At(1.1, 1.2),
                LaneKit.Post(2, LaneKit.Named("m", (2_000, 1))).At(2.1, 2.2),
                .. markers,
            ]
        );
        var facts = LaneFacts.Of(lane with { Scrapes = lane.Scrapes.Add(LaneKit.Scrape(3, 1, 0)) });
        return (EndedSeries.Of(facts).Single(), facts);
    }

    private static Exchange Marker(int index, double received, long atMs) =>
        LaneKit.Post(index, LaneKit.Named("m", (atMs, Sample.StaleMarker))).At(received, received + 0.01);
}
