using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using static Compliance.Tests.Judging.Receiver.GateKit;

namespace Compliance.Tests.Judging.Receiver;

/// <summary>Gates at their limits: each of them can turn a fail into nothing or nothing into a pass.</summary>
public sealed class GateEdgeTests
{
    [TestCase(399, Outcome.Inconclusive)]
    [TestCase(400, Outcome.Violated)]
    [TestCase(499, Outcome.Violated)]
    [TestCase(500, Outcome.Inconclusive)]
    public void Refusing_2_0_is_a_4xx_where_1_0_goes_in(int status, Outcome outcome)
    {
        var preflight = RunKit.Preflight(plain: status) with { OtherPlain = Kit.Answer(204, index: 105) };
        Judge(preflight, Plain(status, Supported)).Should().Be(outcome);
        Judge(preflight with { Plain = Kit.Dropped(AnswerKind.Closed, 101) }, Plain(status, Supported)).Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_target_that_says_it_has_only_1_0_refuses_2_0_by_refusing_the_other_plain_request()
    {
        var v1First = RunKit.Preflight() with { Message = MessageKind.V1, OtherPlain = Kit.Answer(400, index: 105) };
        Judge(v1First, Plain(400, Supported)).Should().Be(Outcome.Violated);
        Judge(v1First with { Plain = Kit.Answer(400, index: 101) }, Plain(400, Supported))
            .Should()
            .Be(Outcome.Inconclusive, "it takes 1.0 no more than 2.0");
    }

    [TestCase(400, true, Outcome.Violated)]
    [TestCase(400, false, Outcome.Inconclusive)]
    [TestCase(500, true, Outcome.Violated)]
    [TestCase(0, true, Outcome.Inconclusive)]
    public void A_receiver_that_stores_what_it_refuses_denies_what_it_wrote(int status, bool stored, Outcome outcome)
    {
        var plain = status == 0 ? Kit.Dropped(AnswerKind.Closed, 101) : Kit.Answer(status, index: 101);
        var preflight = RunKit.Preflight(read: RunKit.PlainRead(stored)) with { Plain = plain };
        Judge(preflight, Plain(400, Accepted)).Should().Be(outcome);
        Judge(preflight, Plain(204, Accepted)).Should().Be(Outcome.Inconclusive);
        Judge(preflight, Plain(204, Refused)).Should().Be(Outcome.Inconclusive, "only the 2xx is denied");
        var failed = preflight with { PlainRead = RunKit.PlainRead(true) with { Failure = "HTTP 502" } };
        Judge(failed, Plain(400, Accepted)).Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_2xx_on_a_random_path_alone_takes_nothing_back()
    {
        Judge(RunKit.Preflight(random: 204), Plain(204, Accepted)).Should().Be(Outcome.Satisfied);
        Judge(RunKit.Preflight(random: 204, broken: 204), Plain(500, Accepted)).Should().Be(Outcome.Inconclusive);
        Judge(RunKit.Preflight(broken: 204), Plain(500, Accepted)).Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_plain_request_without_Written_headers_that_is_stored_took_2_0()
    {
        var silent = RunKit.Preflight(read: RunKit.PlainRead(true)) with
        {
            Plain = Kit.Answer(204, index: 101),
            OtherPlain = AnswerToV1(204, index: 105),
        };
        Judge(silent, InV1(Plain(204, Accepted))).Should().Be(Outcome.Satisfied);
        Judge(silent with { PlainRead = null }, InV1(Plain(204, Accepted))).Should().Be(Outcome.Inconclusive);
        Judge(silent with { Plain = Kit.Answer(204, Kit.Written("1"), 101), PlainRead = null }, InV1(Plain(204, Accepted)))
            .Should()
            .Be(Outcome.Satisfied);
        Judge(silent with { PlainRead = null }, InV1(Plain(500, Accepted))).Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_control_that_was_not_sent_whole_proves_nothing()
    {
        var transcript = RunKit.Case(
            "c",
            [Refused],
            ("control", ArmKind.Control, Kit.Answer(204)),
            ("json", ArmKind.Defect, Kit.Answer(400, index: 2))
        );
        Judge(RunKit.Preflight(), transcript).Should().Be(Outcome.Satisfied);
        var cut = transcript with { Arms = [transcript.Arms[0] with { Exchanges = [] }, transcript.Arms[1]] };
        Judge(RunKit.Preflight(), cut).Should().Be(Outcome.Inconclusive);
        Judge(RunKit.Preflight(), transcript with { Arms = [transcript.Arms[1]] }).Should().Be(Outcome.Inconclusive);
        Judge(RunKit.Preflight(), transcript with { Arms = [transcript.Arms[0]] }).Should().Be(Outcome.Inconclusive, "it was not sent");
    }

    [Test]
    public void A_plain_arm_needs_no_control()
    {
        var transcript = RunKit.Case(
            "c",
            [Refused with { Arms = ["plain"] }],
            ("control", ArmKind.Control, Kit.Answer(500)),
            ("", ArmKind.Plain, Kit.Answer(400, index: 2))
        );
        Judge(RunKit.Preflight(), transcript).Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void What_blocks_is_a_MUST_that_is_not_known_or_not_held()
    {
        Blocked([Accepted, No204], 200).Should().Be(Outcome.Satisfied, "the SHOULD is not asked where there is a MUST");
        Blocked([No204], 200).Should().Be(Outcome.Inconclusive, "without a MUST everything is asked");
        Blocked([No204], 204).Should().Be(Outcome.Satisfied);
        Blocked([No204, May], 400).Should().Be(Outcome.Inconclusive, "not only a choice was made otherwise");
        Blocked([May, Accepted], 400).Should().Be(Outcome.Inconclusive);
        Blocked([Accepted with { Needs = ["exemplars"] }], 400).Should().Be(Outcome.NotApplicable);
        Blocked([Accepted with { Needs = ["exemplars"] }, Refused], 400).Should().Be(Outcome.Satisfied, "what is left held");
    }

    [Test]
    public void What_does_not_concern_a_target_is_not_blocked()
    {
        var target = RunKit.Target(("exemplars", Capability.No));
        var after = Plain(204, Accepted with { Needs = ["exemplars"] }, "b").With(h => h with { After = ["a"] });
        RunKit.Judge(target, RunKit.Preflight(), Plain(500, Accepted, "a"), after).Last().Outcome.Should().Be(Outcome.NotApplicable);
        var broken = Plain(204, Accepted, "b").With(h => h with { After = ["a"] }) with { Failure = "no port left" };
        RunKit.Judge(target, RunKit.Preflight(), Plain(500, Accepted, "a"), broken).Last().Outcome.Should().Be(Outcome.Error);
    }

    [Test]
    public void A_plain_request_that_was_not_answered_leaves_nothing_to_judge()
    {
        var preflight = RunKit.Preflight() with { Plain = Kit.Dropped(AnswerKind.Refused, 101) };
        Judge(preflight, Plain(500, Accepted)).Should().Be(Outcome.Inconclusive);
    }

    private static Outcome Blocked(CheckScript[] before, int status)
    {
        var after = Plain(204, Accepted, "b").With(h => h with { After = ["a"] });
        var first = RunKit.Case("a", [.. before], ("", ArmKind.Plain, Kit.Answer(status)));
        return RunKit.Judge(RunKit.Target(("exemplars", Capability.No)), RunKit.Preflight(), first, after).Last().Outcome;
    }

    private static Outcome Judge(Preflight preflight, ReceiverTranscript transcript) =>
        RunKit.Judge(preflight, transcript).Single().Outcome;
}
