using Compliance.Judging.Binding;
using Compliance.Judging.Receiver;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Tests.Judging.Receiver;

/// <summary>Changes of the judge that mutation testing showed to go unnoticed.</summary>
public sealed class SurvivorTests
{
    private static readonly Series Two = Kit.Series("plain", (1, -2000), (2, -1000));

    [TestCase(-0.5, Outcome.Satisfied)]
    [TestCase(-0.75, Outcome.Satisfied)]
    [TestCase(-0.8, Outcome.Violated)]
    [TestCase(0.75, Outcome.Violated)]
    public void A_negative_bucket_that_the_zero_bucket_reaches_into_may_end_at_its_threshold(double upper, Outcome outcome)
    {
        var sent = new Histogram
        {
            TimestampMs = Kit.Now,
            CountInt = 2,
            Sum = 1,
            ZeroThreshold = 0.75,
            ZeroCountInt = 1,
            NegativeSpans = [new BucketSpan(0, 1)],
            NegativeDeltas = [1],
        };
        Histograms(sent, "sent", new ReadHistogram(Kit.Now, 2, 1, [new(-1, upper, 1), new(-0.75, 0.75, 1)])).Should().Be(outcome);
    }

    [Test]
    public void An_empty_histogram_at_a_start_timestamp_may_be_there_or_not()
    {
        var sent = Histogram with { StartTimestampMs = Kit.Now - 60_000 };
        var zero = new ReadHistogram(Kit.Now - 60_000, 0, 0, []);
        Histograms(sent, "sent", Found).Should().Be(Outcome.Satisfied);
        Histograms(sent, "sent", zero, Found).Should().Be(Outcome.Satisfied);
        Histograms(sent, 1, zero, Found).Should().Be(Outcome.Satisfied);
        Histograms(sent, 2, zero, Found).Should().Be(Outcome.Satisfied);
        Histograms(sent, "sent", zero with { Count = 1 }, Found).Should().Be(Outcome.Violated);
        Histograms(sent, "sent", zero with { TimestampMs = 5 }, Found).Should().Be(Outcome.Violated);
        Histograms(Histogram, "sent", zero, Found).Should().Be(Outcome.Violated);
    }

    [Test]
    public void Counts_of_series_and_values_hold_with_and_without_what_was_sent_before_a_let()
    {
        var before = Kit.Named("m", "plain", (8, -9000)) with
        {
            Labels = [Kit.L("__name__", "m"), Kit.L("arm", "plain"), Kit.L("case", "tag"), Kit.L("z", "1")],
        };
        var scene = Scene.Of(Kit.Request(Two), Kit.Answer(204), Kit.Result(Kit.Samples(), Kit.Read(Two), Kit.Read(before))) with
        {
            Let = new("poison", [new("old", Two, Two, [before])]),
            Poison = "old",
        };
        scene.Judge("stored", Kit.Selector, ("series", 1)).Outcome.Should().Be(Outcome.Satisfied);
        scene.Judge("stored", Kit.Selector, ("series", 2)).Outcome.Should().Be(Outcome.Satisfied);
        scene.Judge("stored", Kit.Selector, ("series", 3)).Outcome.Should().Be(Outcome.Violated);
        scene.Judge("stored", Kit.Selector, ("values", new[] { "1", "2" })).Outcome.Should().Be(Outcome.Satisfied);
        scene.Judge("stored", Kit.Selector, ("values", new[] { "8", "1", "2" })).Outcome.Should().Be(Outcome.Satisfied);
        scene.Judge("stored", Kit.Selector, ("values", new[] { "8", "1" })).Outcome.Should().Be(Outcome.Violated);
    }

    // The second series is not selected, so it may be stored unseen.
    [TestCase("1", Outcome.Violated)]
    [TestCase("2", Outcome.Satisfied)]
    [TestCase("3", Outcome.Satisfied)]
    [TestCase("4", Outcome.Violated)]
    public void As_stored_allows_for_series_that_were_not_looked_at(string claimed, Outcome outcome) =>
        Scene
            .Of(
                Kit.Request(Two, Kit.Named("other", "plain", (5, -1000))),
                Kit.Answer(400, Kit.Written(claimed)),
                Kit.Result(Kit.Samples(), Kit.Read(Two))
            )
            .Judge("written", "as-stored", ("of-series", Kit.Selector))
            .Outcome.Should()
            .Be(outcome);

    [TestCase(204, "2", Outcome.Violated)]
    [TestCase(204, "3", Outcome.Satisfied)]
    [TestCase(400, "2", Outcome.Satisfied)]
    [TestCase(400, "3", Outcome.Satisfied)]
    [TestCase(400, "4", Outcome.Violated)]
    public void A_marker_is_written_once_its_request_was_accepted(int status, string claimed, Outcome outcome)
    {
        var sent = Two with { Samples = Two.Samples.Add(new Sample(Kit.Now, Sample.StaleMarker)) };
        Scene
            .Of(Kit.Request(sent), Kit.Answer(status, Kit.Written(claimed)), Kit.Result(Kit.Samples(), Kit.Read(sent)))
            .Judge("written", "as-stored", ("of-series", Kit.Selector))
            .Outcome.Should()
            .Be(outcome);
    }

    [TestCase(Capability.No, Outcome.NotApplicable)]
    [TestCase(Capability.Yes, Outcome.Violated)]
    public void Where_the_descriptor_is_silent_the_list_of_capabilities_decides(Capability silent, Outcome outcome)
    {
        var check = Kit.Check("response.success-2xx", Kit.Spec("accepted", "true")) with { Needs = ["exemplars"] };
        var run = new ReceiverRun(RunKit.Preflight(), [RunKit.Case("c", [check], ("", ArmKind.Plain, Kit.Answer(500)))]);
        new ReceiverJudge(MatcherCatalogue.Standard)
            .Judge(run, RunKit.Ledger, RunKit.Target(), "1", "process", [new("other", "", Capability.Yes), new("exemplars", "", silent)])
            .Single()
            .Outcome.Should()
            .Be(outcome);
    }

    [Test]
    public void Idempotence_looks_at_the_step_that_is_named()
    {
        var scene = new Scene
        {
            Steps =
            [
                (Kit.Request(Two), Kit.Answer(204)),
                (Kit.Request(Two), Kit.Answer(503, index: 2)),
                (Kit.Request(Two), Kit.Answer(204, index: 3)),
            ],
            Reads = [Kit.Result(Kit.Samples(), Kit.Read(Two))],
        };
        scene.Judge("idempotent", Kit.Selector, ("of-step", "step1")).Outcome.Should().Be(Outcome.Satisfied);
        scene.Judge("idempotent", Kit.Selector, ("of-step", "step0")).Outcome.Should().Be(Outcome.NotApplicable);
        scene.Judge("idempotent", Kit.Selector, ("of-step", "gone")).Outcome.Should().Be(Outcome.Inconclusive);
        (scene with { Steps = scene.Steps.SetItem(2, (Kit.Request(Two), null)) })
            .Judge("idempotent", Kit.Selector, ("of-step", "step1"))
            .Outcome.Should()
            .Be(Outcome.Inconclusive);
    }

    [Test]
    public void What_one_accepted_request_of_several_sent_is_due()
    {
        var steps = new Scene { Steps = [(Kit.Request(Two), Kit.Answer(400)), (Kit.Request(Two), Kit.Answer(204, index: 2))] };
        var nothing = steps with { Reads = [Kit.Result(Kit.Samples())] };
        nothing.Judge("stored", Kit.Selector, ("count", 2)).Outcome.Should().Be(Outcome.Violated);
        var metadata = steps with { Reads = [Kit.Result(new ReadQuery(ReadKind.Metadata, "m_tag"))] };
        metadata.Judge("metadata", "m_{{case}}", ("type", "counter")).Outcome.Should().Be(Outcome.Violated);
        var exemplars = steps with { Reads = [Kit.Result(new ReadQuery(ReadKind.Exemplars, Kit.Samples().Selector))] };
        exemplars.Judge("exemplars", Kit.Selector, ("count", 1)).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void Control_characters_are_counted_against_all_characters()
    {
        Text(new string('a', 19) + "\u0001").Should().Be(Outcome.Satisfied);
        Text(new string('a', 18) + "\u0001").Should().Be(Outcome.Violated);
        Text(new string('a', 37) + "\u0001\u0002").Should().Be(Outcome.Violated);
        Text("1234567890").Should().Be(Outcome.Violated);
        Text("a\r\n\tb").Should().Be(Outcome.Satisfied);

        static Outcome Text(string body) => Scene.Of(Kit.Answer(400, body)).Judge("body", "text").Outcome;
    }

    private static readonly Histogram Histogram = new()
    {
        TimestampMs = Kit.Now,
        CountInt = 2,
        Sum = 3,
        PositiveSpans = [new BucketSpan(0, 1)],
        PositiveDeltas = [2],
    };

    private static readonly ReadHistogram Found = new(Kit.Now, 2, 3, [new(0.5, 1, 2)]);

    private static Outcome Histograms(Histogram sent, object wanted, params ReadHistogram[] found)
    {
        var series = Kit.Series() with { Histograms = [sent] };
        return Scene
            .Of(
                Kit.Request(series),
                Kit.Answer(204),
                Kit.Result(Kit.Samples(), new ReadSeries { Labels = series.Labels, Histograms = [.. found] })
            )
            .Judge("stored", Kit.Selector, ("histograms", wanted))
            .Outcome;
    }
}
