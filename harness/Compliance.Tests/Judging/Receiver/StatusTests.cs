using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

public sealed class StatusTests
{
    [TestCase("204", 204, Outcome.Satisfied)]
    [TestCase("204", 200, Outcome.Violated)]
    [TestCase("2xx", 200, Outcome.Satisfied)]
    [TestCase("2xx", 299, Outcome.Satisfied)]
    [TestCase("2xx", 300, Outcome.Violated)]
    [TestCase("2xx", 199, Outcome.Violated)]
    [TestCase("4xx", 400, Outcome.Satisfied)]
    [TestCase("4xx", 499, Outcome.Satisfied)]
    [TestCase("4xx", 500, Outcome.Violated)]
    [TestCase("400", 404, Outcome.Violated)]
    public void Compares_the_status(string allowed, int status, Outcome outcome) =>
        Scene.Of(Kit.Answer(status)).Judge("status", allowed).Outcome.Should().Be(outcome);

    [TestCase(204, Outcome.Satisfied)]
    [TestCase(400, Outcome.Satisfied)]
    [TestCase(404, Outcome.Violated)]
    [TestCase(500, Outcome.Violated)]
    public void Takes_a_list_of_statuses_and_classes(int status, Outcome outcome) =>
        Scene.Of(Kit.Answer(status)).Judge("status", new[] { "2xx", "400" }).Outcome.Should().Be(outcome);

    [Test]
    public void Marks_the_status_line_of_a_violation()
    {
        var finding = Scene.Of(Kit.Answer(500)).Judge("status", "400");
        finding.Marks.Should().ContainSingle().Which.Range.Length.Should().Be("HTTP/1.1 500 X".Length);
        finding.Said.Should().Be("500");
        finding.Exchanges.Should().Equal(1);
    }

    [TestCase(AnswerKind.Closed, "closed")]
    [TestCase(AnswerKind.Reset, "reset")]
    [TestCase(AnswerKind.TimedOut, "in time")]
    [TestCase(AnswerKind.Garbage, "not HTTP")]
    public void A_request_without_an_answer_is_violated_and_says_what_happened(AnswerKind kind, string said)
    {
        var scene = Scene.Of(Kit.Dropped(kind));
        foreach (
            var finding in new[]
            {
                scene.Judge("status", "400"),
                scene.Judge("refused", "final"),
                scene.Judge("accepted", "true"),
                scene.Judge("answered"),
            }
        )
        {
            finding.Outcome.Should().Be(Outcome.Violated);
            finding.Said.Should().Contain(said).And.Contain("as seen");
        }
    }

    [Test]
    public void Nobody_listening_before_the_first_request_says_nothing_of_the_arm() =>
        Scene.Of(Kit.Dropped(AnswerKind.Refused)).Judge("status", "2xx").Outcome.Should().Be(Outcome.Inconclusive);

    [Test]
    public void Nobody_listening_after_a_hostile_request_is_violated()
    {
        var scene = new Scene
        {
            Steps = [(Kit.Request(), Kit.Dropped(AnswerKind.Closed)), (Kit.Request(), Kit.Dropped(AnswerKind.Refused, 2))],
        };
        scene.Judge("alive", "true").Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_request_that_was_not_sent_is_inconclusive_unless_the_target_died()
    {
        var scene = new Scene { Steps = [(Kit.Request(), Kit.Answer(204)), (Kit.Request(), null)] };
        scene.Judge("status", "2xx").Outcome.Should().Be(Outcome.Inconclusive);
        (scene with { Died = true }).Judge("status", "2xx").Outcome.Should().Be(Outcome.Violated);
        (scene with { Died = true }).Judge("alive", "true").Said.Should().Contain("died");
    }

    [TestCase("invalid", 400, Outcome.Satisfied)]
    [TestCase("invalid", 415, Outcome.Violated)]
    [TestCase("invalid", 204, Outcome.Violated)]
    [TestCase("final", 400, Outcome.Satisfied)]
    [TestCase("final", 499, Outcome.Satisfied)]
    [TestCase("final", 429, Outcome.Violated)]
    [TestCase("final", 500, Outcome.Violated)]
    [TestCase("final", 399, Outcome.Violated)]
    public void Refused_knows_two_kinds(string how, int status, Outcome outcome) =>
        Scene.Of(Kit.Answer(status)).Judge("refused", how).Outcome.Should().Be(outcome);

    [TestCase(204, Outcome.Satisfied)]
    [TestCase(500, Outcome.Satisfied)]
    public void Any_complete_answer_is_an_answer(int status, Outcome outcome) =>
        Scene.Of(Kit.Answer(status)).Judge("answered", "true").Outcome.Should().Be(outcome);

    [TestCase(204, Outcome.Satisfied)]
    [TestCase(400, Outcome.Violated)]
    public void Alive_needs_a_2xx(int status, Outcome outcome) =>
        Scene.Of(Kit.Answer(status)).Judge("alive", "true").Outcome.Should().Be(outcome);
}
