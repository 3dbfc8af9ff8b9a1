using System.Text;
using Compliance.Judging;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Receiver;

public sealed class BodyAndHeaderTests
{
    [TestCase(204, "", Outcome.Satisfied)]
    [TestCase(200, "ok", Outcome.Violated)]
    [TestCase(200, " ", Outcome.Violated)]
    [TestCase(400, "", Outcome.Inconclusive)]
    public void Only_a_success_should_have_an_empty_body(int status, string body, Outcome outcome) =>
        Body("empty", status, body).Should().Be(outcome);

    [TestCase("out of bounds", Outcome.Satisfied)]
    [TestCase("z", Outcome.Satisfied)]
    [TestCase("", Outcome.Violated)]
    [TestCase("42", Outcome.Violated)]
    [TestCase("línea única", Outcome.Satisfied)]
    [TestCase("line one\r\n\tline two\n", Outcome.Satisfied)]
    [TestCase("abcdefghijklmnopqrs\u0001", Outcome.Satisfied)]
    [TestCase("abcdefghijklmnopqr\u0001", Outcome.Violated)]
    public void Text_is_utf8_with_a_letter_and_few_control_characters(string body, Outcome outcome) =>
        Body("text", 400, body).Should().Be(outcome);

    [Test]
    public void Bytes_that_are_not_utf8_are_no_text()
    {
        var exchange = Kit.Answer(400) with { ResponseBody = new byte[] { (byte)'a', 0xc3, 0x28 } };
        var finding = Scene.Of(exchange).Judge("body", "text");
        finding.Outcome.Should().Be(Outcome.Violated);
        finding.Said.Should().Contain("UTF-8");
        finding.Marks.Should().ContainSingle(m => m.Part == Part.ResponseBody);
    }

    [Test]
    public void A_character_cut_by_the_recording_limit_is_not_held_against_the_text()
    {
        var body = new byte[64 * 1024];
        Array.Fill(body, (byte)'a');
        body[^1] = 0xc3;
        Scene.Of(Kit.Answer(400) with { ResponseBody = body }).Judge("body", "text").Outcome.Should().Be(Outcome.Satisfied);
        Scene.Of(Kit.Answer(400) with { ResponseBody = body.AsMemory(1) }).Judge("body", "text").Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_success_has_no_error_to_explain()
    {
        Body("text", 204, "").Should().Be(Outcome.NotApplicable);
        Body("names-rejected", 204, "").Should().Be(Outcome.NotApplicable);
    }

    [TestCase("1 of 3 samples refused", Outcome.Satisfied)]
    [TestCase("refused 7", Outcome.Satisfied)]
    [TestCase("400 Bad Request", Outcome.Violated)]
    [TestCase("Bad request", Outcome.Violated)]
    [TestCase("no way for tag", Outcome.Satisfied)]
    [TestCase("Out of order", Outcome.Satisfied)]
    public void A_helpful_message_names_an_amount_a_series_or_a_reason(string body, Outcome outcome) =>
        Body("names-rejected", 400, body).Should().Be(outcome);

    [Test]
    public void A_dropped_connection_explains_nothing()
    {
        Scene.Of(Kit.Dropped(AnswerKind.Closed)).Judge("body", "text").Outcome.Should().Be(Outcome.Violated);
        Scene.Of(Kit.Dropped(AnswerKind.Closed)).Judge("body", "empty").Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_header_is_compared_by_name_without_case_and_by_pattern()
    {
        var scene = Scene.Of(Kit.Answer(429, "", 1, ("retry-AFTER", "120")));
        scene.Judge("header", "Retry-After").Outcome.Should().Be(Outcome.Satisfied);
        scene.Judge("header", "Retry-After", ("matches", "^[0-9]+$")).Outcome.Should().Be(Outcome.Satisfied);
        scene.Judge("header", "Retry-After", ("matches", "^[a-z]+$")).Outcome.Should().Be(Outcome.Violated);
        scene.Judge("header", "Retry-After", ("absent", "true")).Outcome.Should().Be(Outcome.Violated);
        scene.Judge("header", "Other").Outcome.Should().Be(Outcome.Violated);
        scene.Judge("header", "Other", ("absent", "true")).Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void Every_value_of_a_repeated_header_must_match() =>
        Scene
            .Of(Kit.Answer(200, "", 1, ("A", "1"), ("a", "x")))
            .Judge("header", "A", ("matches", "^1$"))
            .Outcome.Should()
            .Be(Outcome.Violated);

    [Test]
    public void Without_an_answer_a_header_is_neither_there_nor_truly_absent()
    {
        Scene.Of(Kit.Dropped(AnswerKind.TimedOut)).Judge("header", "A").Outcome.Should().Be(Outcome.Violated);
        Scene.Of(Kit.Dropped(AnswerKind.TimedOut)).Judge("header", "A", ("absent", "true")).Outcome.Should().Be(Outcome.Inconclusive);
    }

    private static Outcome Body(string kind, int status, string body) =>
        Scene.Of(Kit.Answer(status) with { ResponseBody = Encoding.UTF8.GetBytes(body) }).Judge("body", kind).Outcome;
}
