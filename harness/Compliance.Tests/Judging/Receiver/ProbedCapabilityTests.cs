using System.Collections.Immutable;
using Compliance.Judging.Receiver;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Tests.Judging.Receiver;

public sealed class ProbedCapabilityTests
{
    private static readonly CheckScript NeedsExemplars = Kit.Check("response.success-2xx", Kit.Spec("accepted", "true")) with
    {
        Needs = ["exemplars"],
    };

    [TestCase(400, Outcome.NotApplicable, Capability.No)]
    [TestCase(415, Outcome.NotApplicable, Capability.No)]
    [TestCase(204, Outcome.Violated, Capability.Yes)]
    [TestCase(500, Outcome.Violated, Capability.Probe)]
    [TestCase(429, Outcome.Violated, Capability.Probe)]
    [TestCase(422, Outcome.Violated, Capability.Probe)]
    public void Only_a_clear_refusal_makes_a_probed_capability_a_no(int status, Outcome outcome, Capability found)
    {
        var preflight = Preflight(Kit.Answer(status, index: 105));
        ReceiverJudge.Probed(new ReceiverRun(preflight, [])).Single().Found.Should().Be(found);
        var check = Judge(Capability.Probe, preflight);
        check.Outcome.Should().Be(outcome);
        if (outcome == Outcome.NotApplicable)
        {
            check.Said.Should().Contain("exemplars").And.Contain("probed").And.Contain($"{status}");
            check.Exchanges.Should().Equal(105);
        }
    }

    [Test]
    public void A_connection_that_is_dropped_decides_nothing()
    {
        var preflight = Preflight(Kit.Dropped(AnswerKind.Closed, 105));
        ReceiverJudge.Probed(new ReceiverRun(preflight, [])).Single().Found.Should().Be(Capability.Probe);
        Judge(Capability.Probe, preflight).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_refusal_of_the_request_that_only_prepares_decides_nothing() =>
        ReceiverJudge
            .Probed(new ReceiverRun(Preflight(Kit.Answer(400, index: 105), Kit.Answer(400, index: 106)), []))
            .Single()
            .Found.Should()
            .Be(Capability.Probe);

    [Test]
    public void A_refusal_by_a_receiver_that_refuses_plain_data_decides_nothing() =>
        ReceiverJudge
            .Probed(new ReceiverRun(Preflight(Kit.Answer(400, index: 105)) with { Plain = Kit.Answer(400, index: 101) }, []))
            .Should()
            .BeEmpty();

    [Test]
    public void A_descriptor_that_says_yes_is_taken_at_its_word() =>
        Judge(Capability.Yes, Preflight(Kit.Answer(400, index: 105))).Outcome.Should().Be(Outcome.Violated);

    private static Preflight Preflight(params Exchange[] probe) =>
        RunKit.Preflight() with
        {
            Probes = [new CapabilityProbe("exemplars", [.. probe])],
        };

    private static CheckResult Judge(Capability declared, Preflight preflight) =>
        RunKit
            .Judge(
                RunKit.Target(("exemplars", declared)),
                preflight,
                RunKit.Case("c", [NeedsExemplars], ("", ArmKind.Plain, Kit.Answer(400)))
            )
            .Single();
}
