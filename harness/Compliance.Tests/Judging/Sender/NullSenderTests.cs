using Compliance.Judging.Verdicts;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Sender;

public sealed class NullSenderTests
{
    [Test]
    public void A_sender_that_sends_nothing_earns_no_pass() => Earns_nothing(new SenderChoices { Silent = true });

    [Test]
    public void A_sender_of_garbage_earns_no_pass() => Earns_nothing(new SenderChoices { Garbage = true });

    [Test]
    public void A_sender_of_the_old_message_only_earns_no_pass() => Earns_nothing(new SenderChoices { OnlyV1 = true });

    [Test]
    public void A_sender_of_the_old_message_breaks_the_rule_that_asks_for_the_new_one()
    {
        var checks = VirtualRun.Of(new SenderChoices { OnlyV1 = true }, "sender/protocol/message");

        checks.Should().OnlyContain(c => c.Outcome == Outcome.Violated);
    }

    [Test]
    public void A_sender_that_declares_the_old_message_only_is_judged_by_it_alone()
    {
        var target = VirtualRun.Target with
        {
            Capabilities = VirtualRun.Target.Capabilities.SetItem("message.v2", Model.Targets.Capability.No),
        };
        var run = VirtualRun.Play(new SenderChoices { OnlyV1 = true }, RepositoryCases.Senders(RepositoryCases.Library));

        var checks = VirtualRun.Judged(run, target);

        checks
            .Where(c => !c.Case.StartsWith("sender/v1/", StringComparison.Ordinal) && c.Requirement != "protocol.v2-supported")
            .Should()
            .OnlyContain(c => c.Outcome == Outcome.NotApplicable);
        checks
            .Where(c => c.Verdict is Verdict.Fail or Verdict.Warn or Verdict.Inconclusive)
            .Should()
            .ContainSingle()
            .Which.Requirement.Should()
            .Be("protocol.v2-supported");
        StatementRule.Of(checks, RepositoryCases.Library.Ledger, whole: true).Should().Be(Statement.NotConformant);
        checks.Count(c => c.Verdict == Verdict.Pass).Should().BeGreaterThan(30);
    }

    [Test]
    public void A_sender_that_exits_at_once_gets_nothing_for_refusing_headers()
    {
        var checks = VirtualRun.Judged(RefusingOnly(), VirtualRun.Target);

        checks.Should().HaveCount(5).And.OnlyContain(c => c.Outcome == Outcome.Inconclusive);
    }

    private static Model.Evidence.SenderRun RefusingOnly()
    {
        var run = VirtualRun.Play(
            new SenderChoices(),
            RepositoryCases.Senders(RepositoryCases.Library),
            "sender/headers/override",
            "sender/v1/override"
        );
        run.Lanes.Should().OnlyContain(l => l.RefusedToStart);
        return run;
    }

    private static void Earns_nothing(SenderChoices choices)
    {
        var checks = VirtualRun.Of(choices);

        VirtualRun.Shown(checks.Where(c => c.Verdict == Verdict.Pass)).Should().BeEmpty();
        checks.Should().Contain(c => c.Verdict == Verdict.Inconclusive || c.Verdict == Verdict.Fail);
        StatementRule
            .Of(checks, RepositoryCases.Library.Ledger, whole: true)
            .Should()
            .BeOneOf(Statement.NotEstablished, Statement.NotConformant);
    }
}
