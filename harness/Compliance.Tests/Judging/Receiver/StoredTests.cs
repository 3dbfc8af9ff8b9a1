using Compliance.Judging;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

public sealed class StoredTests
{
    private static readonly Series Two = Kit.Series("plain", (1, -2000), (2, -1000));

    [Test]
    public void As_sent_holds_when_every_sample_is_there_once()
    {
        var finding = AsSent(Two, Kit.Read(Two));
        finding.Outcome.Should().Be(Outcome.Satisfied);
        finding.StoredSeen.Should().BeTrue();
        finding.ReadBack.Should().Contain("1 series").And.Contain("1@");
    }

    [Test]
    public void As_sent_sees_a_missing_sample() =>
        AsSent(Two, Kit.Read(Two with { Samples = [Two.Samples[0]] }))
            .Should()
            .Match<Finding>(f => f.Outcome == Outcome.Violated && f.Said.Contains("1 missing"));

    [Test]
    public void As_sent_sees_an_added_sample() =>
        AsSent(Two, Kit.Read(Kit.Series("plain", (1, -2000), (2, -1000), (3, 0))))
            .Should()
            .Match<Finding>(f => f.Outcome == Outcome.Violated && f.Said.Contains("1 never sent"));

    [Test]
    public void As_sent_sees_a_changed_value() =>
        AsSent(Two, Kit.Read(Kit.Series("plain", (1, -2000), (2.0000000000000004, -1000))))
            .Should()
            .Match<Finding>(f => f.Outcome == Outcome.Violated && f.Said.Contains("1 changed"));

    [Test]
    public void As_sent_sees_a_moved_timestamp() =>
        AsSent(Two, Kit.Read(Kit.Series("plain", (1, -2000), (2, -1001)))).Outcome.Should().Be(Outcome.Violated);

    [Test]
    public void As_sent_sees_a_doubled_series() =>
        AsSent(Two, Kit.Read(Two), Kit.Read(Two))
            .Should()
            .Match<Finding>(f => f.Outcome == Outcome.Violated && f.Said.Contains("2 doubled"));

    [Test]
    public void As_sent_sees_changed_added_and_missing_labels()
    {
        var read = Kit.Read(Two);
        AsSent(Two, read with { Labels = [.. read.Labels, Kit.L("zone", "x")] }).Outcome.Should().Be(Outcome.Violated);
        AsSent(Two, read with { Labels = read.Labels.RemoveAt(1) }).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_label_with_an_empty_value_is_no_label()
    {
        var sent = Two with { Labels = [.. Two.Labels, Kit.L("z", "")] };
        AsSent(sent, Kit.Read(Two)).Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void The_order_of_labels_and_messages_does_not_count()
    {
        var first = Two with { Samples = [Two.Samples[0]], Labels = [.. Two.Labels.Reverse()] };
        var second = Two with { Samples = [Two.Samples[1]] };
        Scene
            .Of(Kit.Request(first, second), Kit.Answer(204), Kit.Result(Kit.Samples(), Kit.Read(Two)))
            .Judge("stored", Kit.Selector, ("as", "sent"))
            .Outcome.Should()
            .Be(Outcome.Satisfied);
    }

    [TestCase(0.0, -0.0, Outcome.Violated)]
    [TestCase(-0.0, -0.0, Outcome.Satisfied)]
    [TestCase(double.PositiveInfinity, double.PositiveInfinity, Outcome.Satisfied)]
    [TestCase(double.PositiveInfinity, double.NegativeInfinity, Outcome.Violated)]
    [TestCase(5e-324, 0.0, Outcome.Violated)]
    public void Values_are_compared_bit_for_bit(double sent, double found, Outcome outcome) =>
        AsSent(Kit.Series("plain", (sent, -1000)), Kit.Read(Kit.Series("plain", (found, -1000)))).Outcome.Should().Be(outcome);

    [Test]
    public void Any_NaN_equals_any_NaN_but_not_the_stale_marker()
    {
        var odd = BitConverter.UInt64BitsToDouble(0x7ff8000000000123);
        var sent = Kit.Series("plain", (odd, -1000));
        AsSent(sent, Kit.Read(Kit.Series("plain", (double.NaN, -1000)))).Outcome.Should().Be(Outcome.Satisfied);
        var stale = new ReadSeries { Labels = sent.Labels, Samples = [new Sample(Kit.Now - 1000, Sample.StaleMarker)] };
        AsSent(sent, stale).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_stale_marker_must_not_show_as_a_sample()
    {
        var sent = Two with { Samples = Two.Samples.Add(new Sample(Kit.Now, Sample.StaleMarker)) };
        AsSent(sent, Kit.Read(Two)).Outcome.Should().Be(Outcome.Satisfied);
        AsSent(sent, Kit.Read(Two) with { Samples = sent.Samples }).Outcome.Should().Be(Outcome.Violated);
        AsSent(sent, Kit.Read(Two) with { Samples = Two.Samples.Add(new Sample(Kit.Now, double.NaN)) })
            .Outcome.Should()
            .Be(Outcome.Violated);
    }

    [Test]
    public void A_zero_sample_at_a_start_timestamp_may_be_there_or_not()
    {
        var sent = Two with { Samples = [new Sample(Kit.Now, 5, Kit.Now - 60_000)] };
        var zero = Kit.Read(sent) with { Samples = [new Sample(Kit.Now - 60_000, 0), new Sample(Kit.Now, 5)] };
        AsSent(sent, Kit.Read(sent)).Outcome.Should().Be(Outcome.Satisfied);
        AsSent(sent, zero).Outcome.Should().Be(Outcome.Satisfied);
        Judge(sent, "count", 1, zero).Outcome.Should().Be(Outcome.Satisfied);
        Judge(sent, "count", 2, zero).Outcome.Should().Be(Outcome.Satisfied);
        Judge(sent, "count", 3, zero).Outcome.Should().Be(Outcome.Violated);
        AsSent(sent, zero with { Samples = zero.Samples.SetItem(0, new Sample(Kit.Now - 60_000, 1)) })
            .Outcome.Should()
            .Be(Outcome.Violated);
        AsSent(Two, Kit.Read(Two) with { Samples = [new Sample(0, 0), .. Two.Samples] }).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void Sent_means_every_accepted_step()
    {
        var other = Kit.Series("plain", (3, -500));
        var scene = new Scene { Steps = [(Kit.Request(Two), Kit.Answer(204)), (Kit.Request(other), Kit.Answer(204, index: 2))] };
        AsSent(scene, Kit.Read(Two)).Outcome.Should().Be(Outcome.Violated);
        AsSent(scene, Kit.Read(Two) with { Samples = [.. Two.Samples, .. other.Samples] }).Outcome.Should().Be(Outcome.Satisfied);
    }

    [TestCase(400, null, false, Outcome.Satisfied)]
    [TestCase(400, null, true, Outcome.Violated)]
    [TestCase(400, "0", true, Outcome.Violated)]
    [TestCase(400, "1", true, Outcome.Satisfied)]
    [TestCase(500, null, true, Outcome.Satisfied)]
    [TestCase(429, null, true, Outcome.Satisfied)]
    public void What_a_refused_step_sent_must_not_be_there_unless_it_owned_up_to_it(
        int status,
        string? written,
        bool found,
        Outcome outcome
    )
    {
        var other = Kit.Series("plain", (3, -500));
        var scene = new Scene
        {
            Steps = [(Kit.Request(Two), Kit.Answer(204)), (Kit.Request(other), Kit.Answer(status, Kit.Written(written, null, null), 2))],
        };
        AsSent(scene, Kit.Read(Two) with { Samples = found ? [.. Two.Samples, .. other.Samples] : Two.Samples })
            .Outcome.Should()
            .Be(outcome);
    }

    [TestCase(204, 1.0, Outcome.Violated)]
    [TestCase(204, 2.0, Outcome.Satisfied)]
    [TestCase(204, 3.0, Outcome.Violated)]
    [TestCase(400, 1.0, Outcome.Satisfied)]
    [TestCase(400, 2.0, Outcome.Violated)]
    [TestCase(503, 1.0, Outcome.Satisfied)]
    [TestCase(503, 2.0, Outcome.Satisfied)]
    public void Of_two_values_for_one_timestamp_the_later_accepted_one_is_stored(int status, double found, Outcome outcome)
    {
        var (first, second) = (Kit.Series("plain", (1, -1000)), Kit.Series("plain", (2, -1000)));
        var scene = new Scene { Steps = [(Kit.Request(first), Kit.Answer(204)), (Kit.Request(second), Kit.Answer(status, index: 2))] };
        AsSent(scene, Kit.Read(Kit.Series("plain", (found, -1000)))).Outcome.Should().Be(outcome);
    }

    [TestCase(1.0, Outcome.Satisfied)]
    [TestCase(2.0, Outcome.Satisfied)]
    [TestCase(3.0, Outcome.Violated)]
    public void Of_two_values_for_one_timestamp_in_one_request_either_may_stay(double found, Outcome outcome) =>
        AsSent(Kit.Series("plain", (1, -1000), (2, -1000)), Kit.Read(Kit.Series("plain", (found, -1000)))).Outcome.Should().Be(outcome);

    [Test]
    public void Nothing_need_be_stored_of_a_refused_request()
    {
        var scene = Scene.Of(Kit.Request(Two), Kit.Answer(400));
        AsSent(scene).Outcome.Should().Be(Outcome.Inconclusive);
        With(scene).Judge("stored", Kit.Selector, ("count", 2)).Outcome.Should().Be(Outcome.Inconclusive);
        With(scene, Kit.Read(Two)).Judge("stored", Kit.Selector, ("count", 2)).Outcome.Should().Be(Outcome.Satisfied);
    }

    [TestCase(0, Outcome.Satisfied)]
    [TestCase(2, Outcome.Violated)]
    public void Nothing_stored_is_seen(int found, Outcome outcome)
    {
        var scene = Scene.Of(Kit.Request(Two), Kit.Answer(415));
        var finding = (found == 0 ? With(scene) : With(scene, Kit.Read(Two))).Judge("stored", Kit.Selector, ("count", 0));
        finding.Outcome.Should().Be(outcome);
        finding.StoredSeen.Should().Be(found > 0);
        finding.ReadBack.Should().NotBeEmpty();
    }

    [Test]
    public void A_selector_that_selects_nothing_that_was_sent_says_nothing() =>
        With(Scene.Of(Kit.Request(Kit.Named("other", "plain", (1, 0))), Kit.Answer(415)))
            .Judge("stored", Kit.Selector, ("count", 0))
            .Outcome.Should()
            .Be(Outcome.Inconclusive);

    [Test]
    public void A_failed_read_is_not_an_empty_one()
    {
        var failed = Scene
            .Of(Kit.Request(Two), Kit.Answer(415), new ReadResult(Kit.Samples(), [], "HTTP 502", ""))
            .Judge("stored", Kit.Selector, ("count", 0));
        failed.Outcome.Should().Be(Outcome.Inconclusive);
        failed.Said.Should().Be("could not be read back: HTTP 502");
        Scene.Of(Kit.Request(Two), Kit.Answer(415)).Judge("stored", Kit.Selector, ("count", 0)).Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void Counts_series_and_values()
    {
        Judge(Two, "series", 1, Kit.Read(Two)).Outcome.Should().Be(Outcome.Satisfied);
        Judge(Two, "series", 2, Kit.Read(Two)).Outcome.Should().Be(Outcome.Violated);
        Judge(Two, "count", 2, Kit.Read(Two)).Outcome.Should().Be(Outcome.Satisfied);
        Judge(Two, "count", 1, Kit.Read(Two)).Outcome.Should().Be(Outcome.Violated);
        Judge(Two, "values", new[] { "1", "2" }, Kit.Read(Two)).Outcome.Should().Be(Outcome.Satisfied);
        Judge(Two, "values", new[] { "2", "1" }, Kit.Read(Two)).Outcome.Should().Be(Outcome.Violated);
        Judge(Two, "values", "1", Kit.Read(Two)).Outcome.Should().Be(Outcome.Violated);
        var special = Kit.Series("plain", (double.NaN, -2000), (double.NegativeInfinity, -1000), (-0.0, 0));
        Judge(special, "values", new[] { "NaN", "-Inf", "-0" }, Kit.Read(special)).Outcome.Should().Be(Outcome.Satisfied);
        Judge(special, "values", new[] { "NaN", "-Inf", "0" }, Kit.Read(special)).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void Series_sent_before_a_let_may_be_there_or_not()
    {
        var before = Kit.Series("{{defect}}", (8, -9000));
        var scene = Scene.Of(Kit.Request(Two), Kit.Answer(204)) with
        {
            Let = new("poison", [new("old", Two, Two, [before])]),
            Poison = "old",
        };
        var both = Kit.Read(Two) with { Samples = [new Sample(Kit.Now - 9000, 8), .. Two.Samples] };
        AsSent(scene, both).Outcome.Should().Be(Outcome.Satisfied);
        AsSent(scene, Kit.Read(Two)).Outcome.Should().Be(Outcome.Satisfied);
        AsSent(scene with { Poison = null }, both).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void Asks_for_the_series_of_its_arm()
    {
        var view = (Scene.Of(Kit.Request(Two), Kit.Answer(204)) with { Kind = Model.Cases.ArmKind.Defect, Name = "json" }).View();
        Kit.Bind("stored", Kit.Selector, ("count", 0))
            .Reads(view.Transcript.Case, view.Arm.Arm)
            .Should()
            .Equal(new ReadQuery(ReadKind.Samples, "m{case=\"tag\",arm=\"json\"}"));
    }

    [Test]
    public void A_stored_without_anything_to_compare_is_an_error_of_the_case() =>
        FluentActions
            .Invoking(() => Kit.Bind("stored", Kit.Selector))
            .Should()
            .Throw<CaseFileException>()
            .WithMessage("*say what must be stored*");

    private static Finding AsSent(Series sent, params ReadSeries[] found) => AsSent(Scene.Of(Kit.Request(sent), Kit.Answer(204)), found);

    private static Finding AsSent(Scene scene, params ReadSeries[] found) =>
        With(scene, found).Judge("stored", Kit.Selector, ("as", "sent"));

    private static Finding Judge(Series sent, string parameter, object value, params ReadSeries[] found) =>
        With(Scene.Of(Kit.Request(sent), Kit.Answer(204)), found).Judge("stored", Kit.Selector, (parameter, value));

    private static Scene With(Scene scene, params ReadSeries[] found) => scene with { Reads = [Kit.Result(Kit.Samples(), found)] };
}
