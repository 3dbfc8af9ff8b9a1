using Compliance.Judging;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

public sealed class ReadBackTests
{
    private const string Filled = "m{case=\"tag\",arm=\"plain\"}";
    private static readonly Series Sent = Kit.Series("plain", (1, -1000)) with
    {
        Exemplars = [new Exemplar([Kit.L("trace_id", "a"), Kit.L("span_id", "b")], 0.5, Kit.Now - 1000)],
    };

    [Test]
    public void Exemplars_are_compared_by_series_labels_value_and_timestamp()
    {
        var found = Sent.Exemplars[0] with { Labels = [.. Sent.Exemplars[0].Labels.Reverse()] };
        Exemplars(found).Outcome.Should().Be(Outcome.Satisfied);
        Exemplars().Outcome.Should().Be(Outcome.Violated);
        Exemplars(found with { Value = 0.25 }).Outcome.Should().Be(Outcome.Violated);
        Exemplars(found with { TimestampMs = found.TimestampMs + 1 }).Outcome.Should().Be(Outcome.Violated);
        Exemplars(found with { Labels = [Kit.L("trace_id", "a")] }).Outcome.Should().Be(Outcome.Violated);
        Exemplars(found, found).Outcome.Should().Be(Outcome.Violated);
    }

    [TestCase(204, 1, Outcome.Satisfied)]
    [TestCase(204, 2, Outcome.Violated)]
    [TestCase(400, 2, Outcome.Inconclusive)]
    [TestCase(400, 0, Outcome.Violated)]
    public void Exemplars_are_counted(int status, int count, Outcome outcome) =>
        Scene
            .Of(Kit.Request(Sent), Kit.Answer(status), Kit.Result(new ReadQuery(ReadKind.Exemplars, Filled), Kit.Read(Sent)))
            .Judge("exemplars", Kit.Selector, ("count", count))
            .Outcome.Should()
            .Be(outcome);

    [Test]
    public void Exemplars_of_a_refused_request_need_not_be_stored()
    {
        Scene
            .Of(Kit.Request(Sent), Kit.Answer(400), Kit.Result(new ReadQuery(ReadKind.Exemplars, Filled)))
            .Judge("exemplars", Kit.Selector, ("as", "sent"))
            .Outcome.Should()
            .Be(Outcome.Inconclusive);
        Scene
            .Of(Kit.Request(Sent), Kit.Answer(204))
            .Judge("exemplars", Kit.Selector, ("as", "sent"))
            .Outcome.Should()
            .Be(Outcome.Inconclusive);
    }

    [TestCase(204, true, Outcome.Satisfied)]
    [TestCase(204, false, Outcome.Violated)]
    [TestCase(400, false, Outcome.NotApplicable)]
    public void Exemplars_are_asked_for_when_they_were_accepted(int status, bool found, Outcome outcome) =>
        Scene
            .Of(Kit.Request(Sent), Kit.Answer(status), Kit.Result(new ReadQuery(ReadKind.Exemplars, Filled), found ? [Kit.Read(Sent)] : []))
            .Judge("exemplars-if-accepted", Kit.Selector)
            .Outcome.Should()
            .Be(outcome);

    [Test]
    public void Metadata_is_compared_in_the_parts_that_are_given()
    {
        Metadata(("type", "counter"), ("help", "h")).Should().Be(Outcome.Satisfied);
        Metadata(("type", "gauge")).Should().Be(Outcome.Violated);
        Metadata(("help", "other")).Should().Be(Outcome.Violated);
        Metadata(("unit", Kit.Text("", quoted: true))).Should().Be(Outcome.Satisfied);
        Metadata(("unit", "seconds")).Should().Be(Outcome.Violated);
        Scene
            .Of(Kit.Request(Sent), Kit.Answer(204), Kit.Result(new ReadQuery(ReadKind.Metadata, "m_tag")))
            .Judge("metadata", "m_{{case}}", ("type", "counter"))
            .Outcome.Should()
            .Be(Outcome.Violated);
        Scene.Of(Kit.Request(Sent), Kit.Answer(204)).Judge("metadata", "m", ("type", "counter")).Outcome.Should().Be(Outcome.Inconclusive);
    }

    [TestCase("present", true, true, Outcome.Satisfied)]
    [TestCase("present", false, true, Outcome.Violated)]
    [TestCase("absent", false, true, Outcome.Satisfied)]
    [TestCase("absent", true, true, Outcome.Violated)]
    [TestCase("absent", false, false, Outcome.Inconclusive)]
    public void An_instant_query_shows_whether_a_series_is_stale(string wanted, bool present, bool stored, Outcome outcome)
    {
        var at = new ReadQuery(ReadKind.Instant, Filled, Kit.Now - 5000);
        ReadSeries[] series = [Kit.Read(Sent)];
        Scene
            .Of(Kit.Request(Sent), Kit.Answer(204), Kit.Result(at, present ? series : []), Kit.Result(Kit.Samples(), stored ? series : []))
            .Judge("instant", Kit.Selector, ("at", "-5s"), ("is", wanted))
            .Outcome.Should()
            .Be(outcome);
    }

    [Test]
    public void An_instant_needs_the_now_of_the_case_or_an_absolute_time()
    {
        var scene = Scene.Of(Kit.Request(Sent), Kit.Answer(204)) with { NowMs = 0 };
        scene.Judge("instant", Kit.Selector, ("at", "-5s"), ("is", "present")).Said.Should().Contain("now of the case");
        var view = scene.View();
        Kit.Bind("instant", Kit.Selector, ("at", "ms:1234"), ("is", "present"))
            .Reads(view.Transcript.Case, view.Arm.Arm)
            .First()
            .Should()
            .Be(new ReadQuery(ReadKind.Instant, Filled, 1234));
    }

    [Test]
    public void An_instant_of_a_refused_request_need_not_show_anything() =>
        Scene
            .Of(Kit.Request(Sent), Kit.Answer(400), Kit.Result(new ReadQuery(ReadKind.Instant, Filled, Kit.Now)), Kit.Result(Kit.Samples()))
            .Judge("instant", Kit.Selector, ("at", "0s"), ("is", "present"))
            .Outcome.Should()
            .Be(Outcome.Inconclusive);

    [TestCase(500, 1, Outcome.Satisfied)]
    [TestCase(429, 1, Outcome.Satisfied)]
    [TestCase(503, 2, Outcome.Violated)]
    [TestCase(503, 0, Outcome.NotApplicable)]
    [TestCase(400, 2, Outcome.NotApplicable)]
    [TestCase(204, 1, Outcome.NotApplicable)]
    public void Who_asks_for_a_request_again_must_not_double_it(int first, int times, Outcome outcome) =>
        Idempotent(first, times).Outcome.Should().Be(outcome);

    [Test]
    public void Idempotence_needs_both_requests()
    {
        var scene = new Scene { Steps = [(Kit.Request(Sent), Kit.Answer(500)), (Kit.Request(Sent), null)] };
        scene.Judge("idempotent", Kit.Selector, ("of-step", "step0")).Outcome.Should().Be(Outcome.Inconclusive);
        var lost = new Scene
        {
            Steps = [(Kit.Request(Sent), Kit.Dropped(AnswerKind.Closed)), (Kit.Request(Sent), Kit.Answer(204, index: 2))],
        };
        lost.Judge("idempotent", Kit.Selector, ("of-step", "step0")).Outcome.Should().Be(Outcome.Inconclusive);
    }

    private static Finding Idempotent(int first, int times)
    {
        var scene = new Scene
        {
            Steps = [(Kit.Request(Sent), Kit.Answer(first)), (Kit.Request(Sent), Kit.Answer(204, index: 2))],
            Reads = [Kit.Result(Kit.Samples(), [.. Enumerable.Repeat(Kit.Read(Sent), times)])],
        };
        return scene.Judge("idempotent", Kit.Selector, ("of-step", "step0"));
    }

    private static Finding Exemplars(params Exemplar[] found) =>
        Scene
            .Of(
                Kit.Request(Sent),
                Kit.Answer(204),
                Kit.Result(new ReadQuery(ReadKind.Exemplars, Filled), new ReadSeries { Labels = Sent.Labels, Exemplars = [.. found] })
            )
            .Judge("exemplars", Kit.Selector, ("as", "sent"));

    private static Outcome Metadata(params (string, object)[] parameters) =>
        Scene
            .Of(
                Kit.Request(Sent),
                Kit.Answer(204),
                Kit.Result(new ReadQuery(ReadKind.Metadata, "m_tag"), new ReadSeries { Metadata = new Metadata(MetricType.Counter, "h") })
            )
            .Judge("metadata", "m_{{case}}", parameters)
            .Outcome;
}
