using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using static Compliance.Tests.Judging.Receiver.GateKit;

namespace Compliance.Tests.Judging.Receiver;

public sealed class GateTests
{
    private static readonly CheckScript Stored = Kit.Check(
        "response.no-2xx-if-unwritten",
        Kit.Spec("stored", Kit.Selector, ("as", "sent"))
    );

    [Test]
    public void A_lacking_capability_of_check_or_case_makes_it_not_applicable()
    {
        var target = RunKit.Target(("exemplars", Capability.No));
        var plain = RunKit.Case("c", [Accepted with { Needs = ["exemplars"] }], ("", ArmKind.Plain, Kit.Answer(500)));
        Only(RunKit.Judge(target, RunKit.Preflight(plain: 500), plain))
            .Should()
            .Match<CheckResult>(c => c.Outcome == Outcome.NotApplicable && c.Verdict == Verdict.Skip && c.Said.Contains("exemplars"));
        var whole = RunKit.Case("c", [Accepted], ("", ArmKind.Plain, Kit.Answer(500))).With(h => h with { Needs = ["exemplars"] });
        Only(RunKit.Judge(target, RunKit.Preflight(), whole)).Outcome.Should().Be(Outcome.NotApplicable);
        Only(RunKit.Judge(RunKit.Target(("exemplars", Capability.Probe)), RunKit.Preflight(), whole)).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_failure_of_ours_is_an_error()
    {
        var broken = RunKit.Case("c", [Accepted], ("", ArmKind.Plain, Kit.Answer(204))) with { Failure = "no port left" };
        Only(RunKit.Judge(RunKit.Preflight(), broken))
            .Should()
            .Match<CheckResult>(c => c.Outcome == Outcome.Error && c.Verdict == Verdict.Error && c.Said == "no port left");
        Only(RunKit.Judge(null, Plain(204, Accepted))).Outcome.Should().Be(Outcome.Error);
    }

    [Test]
    public void A_case_whose_candidates_are_all_accepted_is_not_applicable()
    {
        var transcript = Plain(400, Refused);
        var let = transcript with
        {
            Case = transcript.Case with { Let = new LetRejected("poison", [new("old", Kit.Series(), Kit.Series(), [])]) },
        };
        Only(RunKit.Judge(RunKit.Preflight(), let))
            .Should()
            .Match<CheckResult>(c => c.Outcome == Outcome.NotApplicable && c.Said == "this receiver refused none of the candidates: old");
        Only(RunKit.Judge(RunKit.Preflight(), let with { Poison = "old" })).Outcome.Should().Be(Outcome.Satisfied);
    }

    [TestCase(404)]
    [TestCase(500)]
    [TestCase(400)]
    public void A_receiver_that_refuses_plain_data_is_not_judged(int status)
    {
        Only(RunKit.Judge(RunKit.Preflight(plain: status), Plain(400, Refused)))
            .Should()
            .Match<CheckResult>(c => c.Outcome == Outcome.Inconclusive && c.Said.Contains($"the plain request was not accepted: {status}"));
        Only(RunKit.Judge(RunKit.Preflight(plain: status), Plain(400, Accepted))).Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_415_to_plain_2_0_data_breaks_the_support_of_2_0_and_nothing_else()
    {
        Only(RunKit.Judge(RunKit.Preflight(plain: 415), Plain(415, Supported))).Verdict.Should().Be(Verdict.Fail);
        Only(RunKit.Judge(RunKit.Preflight(plain: 415), Plain(415, Accepted))).Verdict.Should().Be(Verdict.Inconclusive);
        Only(RunKit.Judge(RunKit.Preflight(plain: 404), Plain(404, Supported))).Verdict.Should().Be(Verdict.Inconclusive);
        Only(RunKit.Judge(RunKit.Preflight(plain: 415), Plain(204, Supported))).Verdict.Should().Be(Verdict.Inconclusive);
        var v1 = RunKit.Preflight(plain: 415) with { Plain = AnswerToV1(415) };
        Only(RunKit.Judge(v1, Plain(415, Supported))).Verdict.Should().Be(Verdict.Inconclusive);
    }

    [Test]
    public void Taking_one_message_is_no_evidence_for_the_other()
    {
        var v1Only = RunKit.Preflight(read: RunKit.PlainRead(found: false)) with
        {
            OtherPlain = AnswerToV1(204, index: 105),
            OtherPlainRead = RunKit.PlainRead(found: true),
        };
        Only(RunKit.Judge(v1Only, Plain(204, Accepted))).Outcome.Should().Be(Outcome.Inconclusive);
        Only(RunKit.Judge(v1Only, InV1(Plain(204, Accepted))))
            .Outcome.Should()
            .Be(Outcome.Inconclusive, "it does not say that it has no 2.0");
        var saysSo = v1Only with
        {
            Message = MessageKind.V1,
            Plain = v1Only.OtherPlain,
            PlainRead = v1Only.OtherPlainRead,
            OtherPlain = v1Only.Plain,
            OtherPlainRead = v1Only.PlainRead,
        };
        Only(RunKit.Judge(saysSo, InV1(Plain(204, Accepted)))).Outcome.Should().Be(Outcome.Satisfied);
        var v2Only = RunKit.Preflight() with { OtherPlain = Kit.Answer(415, index: 105) };
        Only(RunKit.Judge(v2Only, Plain(204, Accepted))).Outcome.Should().Be(Outcome.Satisfied);
        Only(RunKit.Judge(v2Only, InV1(Plain(204, Accepted)))).Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void Refusing_2_0_with_any_4xx_breaks_its_support_when_1_0_goes_in_the_same_way()
    {
        var takesV1 = RunKit.Preflight(plain: 400) with { OtherPlain = Kit.Answer(204, index: 105) };
        Only(RunKit.Judge(takesV1, Plain(400, Supported))).Verdict.Should().Be(Verdict.Fail);
        Only(RunKit.Judge(takesV1, Plain(400, Refused))).Verdict.Should().Be(Verdict.Inconclusive);
        var takesNothing = takesV1 with { OtherPlain = Kit.Answer(400, index: 105) };
        Only(RunKit.Judge(takesNothing, Plain(400, Supported))).Verdict.Should().Be(Verdict.Inconclusive);
        var busy = RunKit.Preflight(plain: 429) with { OtherPlain = Kit.Answer(204, index: 105) };
        Only(RunKit.Judge(busy, Plain(429, Supported))).Verdict.Should().Be(Verdict.Inconclusive);
    }

    [Test]
    public void A_2xx_without_Written_headers_to_2_0_and_nothing_read_back_is_no_evidence()
    {
        var silent = RunKit.Preflight() with { Plain = Kit.Answer(204, index: 101) };
        Only(RunKit.Judge(silent, Plain(204, Accepted)))
            .Should()
            .Match<CheckResult>(c => c.Outcome == Outcome.Inconclusive && c.Said.Contains("counts as not understood"));
        Only(RunKit.Judge(silent, Plain(400, Refused))).Outcome.Should().Be(Outcome.Satisfied);
        Only(RunKit.Judge(silent, Plain(500, Accepted))).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void What_a_target_without_2_0_leaves_open_about_2_0_does_not_concern_it_but_violations_stand()
    {
        var target = RunKit.Target(("message.v2", Capability.No));
        var drops = RunKit.Preflight(read: RunKit.PlainRead(found: false));
        Only(RunKit.Judge(target, drops, Plain(204, Accepted)))
            .Should()
            .Match<CheckResult>(c => c.Outcome == Outcome.NotApplicable && c.Said.Contains("says itself"));
        Only(RunKit.Judge(target, drops, Plain(500, Accepted))).Outcome.Should().Be(Outcome.Violated);
        Only(RunKit.Judge(target, drops, InV1(Plain(204, Accepted)))).Outcome.Should().Be(Outcome.Inconclusive);
        Only(RunKit.Judge(drops, Plain(204, Accepted))).Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_2xx_on_every_path_and_for_garbage_makes_everything_inconclusive()
    {
        Only(RunKit.Judge(RunKit.Preflight(random: 204, garbage: 204), Plain(204, Accepted))).Outcome.Should().Be(Outcome.Inconclusive);
        Only(RunKit.Judge(RunKit.Preflight(random: 204, garbage: 204), Plain(500, Accepted)))
            .Should()
            .Match<CheckResult>(c => c.Outcome == Outcome.Inconclusive && c.Said.Contains("answers 2xx on every path"));
    }

    [Test]
    public void A_2xx_for_plain_data_that_is_not_stored_is_no_evidence_but_violations_stand()
    {
        var preflight = RunKit.Preflight(read: RunKit.PlainRead(found: false));
        Only(RunKit.Judge(preflight, Plain(204, Accepted))).Outcome.Should().Be(Outcome.Inconclusive);
        Only(RunKit.Judge(preflight, Plain(400, Refused))).Outcome.Should().Be(Outcome.Inconclusive);
        Only(RunKit.Judge(preflight, Plain(500, Accepted))).Outcome.Should().Be(Outcome.Violated);
        Only(RunKit.Judge(RunKit.Preflight(read: RunKit.PlainRead(found: true)), Plain(204, Accepted)))
            .Outcome.Should()
            .Be(Outcome.Satisfied);
        var failed = RunKit.PlainRead(found: false) with { Failure = "HTTP 502" };
        Only(RunKit.Judge(RunKit.Preflight(read: failed), Plain(204, Accepted))).Outcome.Should().Be(Outcome.Satisfied);
    }

    [TestCase(204, 400)]
    [TestCase(400, 204)]
    [TestCase(204, 204)]
    public void From_a_receiver_that_accepts_garbage_a_2xx_is_no_evidence(int garbage, int broken)
    {
        var preflight = RunKit.Preflight(garbage: garbage, broken: broken);
        Only(RunKit.Judge(preflight, Plain(204, Accepted)))
            .Should()
            .Match<CheckResult>(c => c.Outcome == Outcome.Inconclusive && c.Said.Contains("no message"));
        Only(RunKit.Judge(preflight, Plain(400, Refused))).Outcome.Should().Be(Outcome.Satisfied);
        Only(RunKit.Judge(preflight, Plain(204, Refused))).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_read_back_that_shows_the_data_confirms_a_2xx_and_one_that_shows_none_does_not()
    {
        var preflight = RunKit.Preflight(garbage: 204, read: RunKit.PlainRead(found: true));
        var read = Kit.Result(Kit.Samples(), Kit.Read(Kit.Series("plain", (1, -1000))));
        var stored = RunKit.Case("c", [Stored], [read], ("", ArmKind.Plain, Kit.Answer(204)));
        Only(RunKit.Judge(preflight, stored)).Should().Match<CheckResult>(c => c.Outcome == Outcome.Satisfied && c.ReadBack.Length > 0);
        var nothing = Kit.Check("response.no-2xx-if-unwritten", Kit.Spec("stored", Kit.Selector, ("count", 0)));
        Only(RunKit.Judge(preflight, RunKit.Case("c", [nothing], [Kit.Result(Kit.Samples())], ("", ArmKind.Plain, Kit.Answer(204)))))
            .Outcome.Should()
            .Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_defect_says_nothing_when_the_control_was_not_accepted()
    {
        var transcript = RunKit.Case(
            "c",
            [Refused, Accepted with { Arms = ["control"] }],
            ("control", ArmKind.Control, Kit.Answer(400)),
            ("json", ArmKind.Defect, Kit.Answer(400, index: 2))
        );
        var results = RunKit.Judge(RunKit.Preflight(), transcript);
        results
            .Select(r => (r.Id, r.Outcome))
            .Should()
            .Equal(("c[json]#invalid.400", Outcome.Inconclusive), ("c[control]#response.success-2xx", Outcome.Violated));
        results[0].Said.Should().StartWith("the control was not accepted: 400");
    }

    [Test]
    public void A_violation_of_a_defect_needs_an_accepted_control_too()
    {
        var transcript = RunKit.Case(
            "c",
            [Refused],
            ("control", ArmKind.Control, Kit.Answer(500)),
            ("json", ArmKind.Defect, Kit.Answer(500, index: 2))
        );
        Only(RunKit.Judge(RunKit.Preflight(), transcript)).Outcome.Should().Be(Outcome.Inconclusive);
        var fine = RunKit.Case(
            "c",
            [Refused],
            ("control", ArmKind.Control, Kit.Answer(204)),
            ("json", ArmKind.Defect, Kit.Answer(500, index: 2))
        );
        Only(RunKit.Judge(RunKit.Preflight(), fine))
            .Should()
            .Match<CheckResult>(c => c.Outcome == Outcome.Violated && c.Control == 1 && c.DurationMs == 5);
    }

    [Test]
    public void A_case_is_blocked_by_a_case_before_it_that_did_not_hold()
    {
        var after = Plain(204, Accepted, "b").With(h => h with { After = ["a"] });
        RunKit
            .Judge(RunKit.Preflight(), Plain(500, Accepted, "a"), after)
            .Last()
            .Should()
            .Match<CheckResult>(c => c.Outcome == Outcome.Inconclusive && c.Said.StartsWith("blocked by a#response.success-2xx"));
        RunKit.Judge(RunKit.Preflight(), after, Plain(204, Accepted, "a")).First().Outcome.Should().Be(Outcome.Satisfied);
        RunKit
            .Judge(RunKit.Preflight(), Plain(500, Accepted, "a[1]"), Plain(204, Accepted, "a[2]"), after)
            .Last()
            .Outcome.Should()
            .Be(Outcome.Inconclusive);
        Only(RunKit.Judge(RunKit.Preflight(), after)).Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void Blocks_reach_through_a_chain_and_cycles_end()
    {
        var b = Plain(204, Accepted, "b").With(h => h with { After = ["a"] });
        var c = Plain(204, Accepted, "c").With(h => h with { After = ["b"] });
        RunKit.Judge(RunKit.Preflight(), c, b, Plain(500, Accepted, "a")).First().Outcome.Should().Be(Outcome.Inconclusive);
        var self = Plain(204, Accepted, "a").With(h => h with { After = ["b"] });
        RunKit.Judge(RunKit.Preflight(), self, b).Should().OnlyContain(r => r.Outcome == Outcome.Satisfied);
    }

    [Test]
    public void A_legal_choice_in_the_case_before_blocks_nobody()
    {
        var after = Plain(204, Accepted, "b").With(h => h with { After = ["a"] });
        var mixed = RunKit.Case("a", [Accepted, No204], ("", ArmKind.Plain, Kit.Answer(200)));
        RunKit.Judge(RunKit.Preflight(), mixed, after).Last().Outcome.Should().Be(Outcome.Satisfied);
        RunKit.Judge(RunKit.Preflight(), Plain(400, May, "a"), after).Last().Outcome.Should().Be(Outcome.NotApplicable);
        RunKit.Judge(RunKit.Preflight(), Plain(204, May, "a"), after).Last().Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void Levels_and_observations_make_the_verdict()
    {
        var robust = Kit.Check("robust.alive", Kit.Spec("alive", "true"));
        RunKit
            .Judge(RunKit.Preflight(), RunKit.Case("c", [Accepted, May, robust], ("", ArmKind.Plain, Kit.Answer(500))))
            .Select(r => r.Verdict)
            .Should()
            .Equal(Verdict.Fail, Verdict.No, Verdict.Warn);
        RunKit
            .Judge(RunKit.Preflight(), RunKit.Case("c", [Accepted, May, robust], ("", ArmKind.Plain, Kit.Answer(204))))
            .Select(r => r.Verdict)
            .Should()
            .Equal(Verdict.Pass, Verdict.Yes, Verdict.Pass);
    }

    [Test]
    public void Known_failures_are_named_and_stay_failures()
    {
        var target = RunKit.Target() with { Known = [new KnownEntry("c#*", ExpectationKind.Known, "slow", "none: test", [], [], Kit.At)] };
        Only(RunKit.Judge(target, RunKit.Preflight(), Plain(500, Accepted)))
            .Should()
            .Match<CheckResult>(c => c.Expectation == ExpectationKind.Known && c.Verdict == Verdict.Fail && c.KnownReason == "slow");
    }

    private static CheckResult Only(IEnumerable<CheckResult> results) => results.Single();
}
