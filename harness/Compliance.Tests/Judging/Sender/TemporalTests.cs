using System.Collections.Immutable;
using Compliance.Judging.Sender;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Tests.Judging.Sender;

/// <summary>The words eventually and never on evidence that ends at different moments.</summary>
public sealed class TemporalTests
{
    private const string ClientError = "sender/retry/client-error[404]";
    private const string ServerError = "sender/retry/server-error[503]";

    [Test]
    public void Never_is_inconclusive_without_newer_data()
    {
        var lane = Play(ClientError, new SenderChoices());
        var refused = lane.Exchanges.Count(e => e.Status == 404);

        Outcomes(lane with { Exchanges = lane.Exchanges[..refused] }).Should().OnlyContain(c => c.Outcome == Outcome.Inconclusive);
    }

    [Test]
    public void Never_is_inconclusive_before_its_least_time_has_passed()
    {
        var lane = Play(ClientError, new SenderChoices());

        Outcomes(lane with { At = lane.Exchanges[0].AnsweredAt + TimeSpan.FromSeconds(4.9) })
            .Should()
            .OnlyContain(c => c.Outcome == Outcome.Inconclusive);
        Outcomes(lane with { At = lane.Exchanges[0].AnsweredAt + TimeSpan.FromSeconds(5.1) })
            .Should()
            .OnlyContain(c => c.Outcome == Outcome.Satisfied);
    }

    [Test]
    public void Never_waits_a_multiple_of_the_pause_that_the_sender_took_elsewhere()
    {
        var slow = new SenderChoices { PauseMs = _ => 3_000 };
        var measuring = Play(ServerError, slow);
        var lane = Play(ClientError, slow) with { At = TimeSpan.FromSeconds(10) };

        Outcomes(lane, measuring).Single(c => c.Case == ClientError).Outcome.Should().Be(Outcome.Inconclusive);
        Outcomes(lane with { At = TimeSpan.FromSeconds(14) }, measuring)
            .Single(c => c.Case == ClientError)
            .Outcome.Should()
            .Be(Outcome.Satisfied);
    }

    [Test]
    public void Never_does_not_wait_for_pauses_that_grew_with_each_repetition()
    {
        var growing = new SenderChoices { PauseMs = earlier => earlier == 0 ? 100 : 3_000 };
        var measuring = Play(ServerError, growing);
        var lane = Play(ClientError, growing);

        Outcomes(lane with { At = lane.Exchanges[0].AnsweredAt + TimeSpan.FromSeconds(5.1) }, measuring)
            .Single(c => c.Case == ClientError)
            .Outcome.Should()
            .Be(Outcome.Satisfied);
    }

    [Test]
    public void Never_is_violated_at_the_exchange_that_repeats()
    {
        var lane = Play(ClientError, new SenderChoices { Retries = s => s >= 400 });

        var check = Outcomes(lane).Single();

        check.Outcome.Should().Be(Outcome.Violated);
        check.Exchanges.Should().StartWith(lane.Exchanges[0].Index).And.HaveCountGreaterThan(1);
    }

    [Test]
    public void Eventually_is_inconclusive_until_its_window_has_passed()
    {
        var lane = Play(ServerError, new SenderChoices { Retries = _ => false });
        var last = lane.Exchanges.Last(e => e.Status == 503).AnsweredAt;

        Retry(lane with { At = last + TimeSpan.FromSeconds(29) }).Outcome.Should().Be(Outcome.Inconclusive);
        Retry(lane with { At = last + TimeSpan.FromSeconds(31) }).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void Eventually_is_inconclusive_when_nothing_was_provoked()
    {
        var lane = Play(ServerError, new SenderChoices());

        Retry(lane with { Exchanges = [] }).Said.Should().StartWith("not provoked");
    }

    [Test]
    public void Two_tries_that_disagree_are_flaky()
    {
        var good = Play(ServerError, new SenderChoices());
        var bad = Play(ServerError, new SenderChoices { Retries = _ => false });

        var check = Outcomes(good, bad with { Lane = bad.Lane with { Name = "second" } }).Single(c => c.Requirement == "retry.5xx");

        check.Outcome.Should().Be(Outcome.Inconclusive);
        check.Said.Should().StartWith("flaky");
    }

    [Test]
    public void What_comes_after_a_case_that_did_not_hold_is_inconclusive()
    {
        var checks = VirtualRun.Of(new SenderChoices { Retries = _ => false }, "sender/response/error-body-forbids", ServerError);

        checks.Single(c => c.Requirement == "response.error-not-interpreted").Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_capability_that_the_target_lacks_makes_its_checks_not_applicable()
    {
        var run = VirtualRun.Play(new SenderChoices(), All, "sender/exemplars");
        var without = VirtualRun.Target with { Capabilities = VirtualRun.Target.Capabilities.SetItem("exemplars", Capability.No) };

        VirtualRun.Judged(run, without).Should().OnlyContain(c => c.Verdict == Verdict.Skip);
    }

    [Test]
    public void A_never_check_is_not_decided_while_the_pause_is_being_measured()
    {
        var cases = All.Where(c => c.Head.Id is ClientError or ServerError).ToImmutableArray();
        var decider = new LaneDecider(VirtualRun.Judge, cases, VirtualRun.Target, []);
        var client = Play(ClientError, new SenderChoices()) with { Ended = false };
        var server = Play(ServerError, new SenderChoices()) with { Ended = false };

        decider.Decided(client).Should().BeFalse();
        decider.Decided(server).Should().BeTrue();
        decider.Decided(client).Should().BeTrue();
    }

    [Test]
    public void A_lane_is_waited_for_as_long_as_its_silence_must_last_and_a_minute_at_most()
    {
        var cases = All.Where(c => c.Head.Id is ClientError or ServerError).ToImmutableArray();
        var client = Play(ClientError, new SenderChoices()) with { Ended = false };
        var provoked = client.Exchanges[0].AnsweredAt;

        Until(pauseMs: 100).Should().Be(provoked + TimeSpan.FromSeconds(5));
        Until(pauseMs: 3_000).Should().BeCloseTo(provoked + TimeSpan.FromSeconds(18), TimeSpan.FromMilliseconds(100));
        Until(pauseMs: 25_000).Should().Be(client.Exchanges[0].SentAt + TimeSpan.FromMinutes(1));

        TimeSpan? Until(int pauseMs)
        {
            var decider = new LaneDecider(VirtualRun.Judge, cases, VirtualRun.Target, []);
            decider.Decided(Play(ServerError, new SenderChoices { PauseMs = _ => pauseMs }) with { Ended = false });
            return decider.PatientUntil(client);
        }
    }

    [Test]
    public void Start_timestamps_that_are_never_sent_are_neither_right_nor_wrong()
    {
        var none = new SenderChoices
        {
            Data = all =>
                [
                    .. all.Select(s =>
                        s with
                        {
                            Samples = [.. s.Samples.Select(p => p with { StartTimestampMs = 0 })],
                            Histograms = [.. s.Histograms.Select(h => h with { StartTimestampMs = 0 })],
                        }
                    ),
                ],
        };

        var checks = VirtualRun.Of(none, "sender/start-timestamps");

        OutcomeOf(checks, "start-timestamp.provided").Should().Be(Outcome.Violated);
        OutcomeOf(checks, "start-timestamp.right").Should().Be(Outcome.NotApplicable);
        OutcomeOf(checks, "start-timestamp.epoch").Should().Be(Outcome.NotApplicable);
        var silent = VirtualRun.Of(none with { Data = _ => [] }, "sender/start-timestamps");
        OutcomeOf(silent, "start-timestamp.right").Should().Be(Outcome.Inconclusive);
    }

    private static Outcome OutcomeOf(ImmutableArray<CheckResult> checks, string requirement) =>
        checks.Where(c => c.Requirement == requirement).Select(c => c.Outcome).Distinct().Should().ContainSingle().Subject;

    [TestCase(true, Outcome.Satisfied, Outcome.Violated)]
    [TestCase(false, Outcome.Violated, Outcome.Satisfied)]
    public void A_redirect_is_followed_with_the_data_or_without_and_no_other_check_looks_there(bool data, Outcome with, Outcome without)
    {
        var follows = new SenderChoices
        {
            Retries = s => s >= 300,
            Edit = (r, attempt) =>
                attempt == 1 ? r
                : data ? r with { Path = "/lane/virtual/api/v1/redirected" }
                : r with { Path = "/lane/virtual/api/v1/redirected?x=1", Method = "GET", Series = [] },
        };

        var checks = VirtualRun.Of(follows, "sender/retry/redirect[302]", "sender/protocol/request", "sender/samples/complete");

        Outcome Of(string suffix) => checks.Single(c => c.Id.EndsWith("redirect.followed." + suffix, StringComparison.Ordinal)).Outcome;
        Of("with-data").Should().Be(with);
        Of("without-data").Should().Be(without);
        Of("sent-again").Should().Be(Outcome.Violated);
        checks.Where(c => c.Requirement != "redirect.followed").Should().OnlyContain(c => c.Outcome == Outcome.Satisfied);
    }

    [Test]
    public void Data_answered_with_a_redirect_is_given_up_or_sent_again()
    {
        Outcome Of(bool again, string suffix) =>
            VirtualRun
                .Of(new SenderChoices { Retries = s => s >= 500 || (again && s is 307) }, "sender/retry/redirect[307]")
                .Single(c => c.Id.EndsWith(suffix, StringComparison.Ordinal))
                .Outcome;

        Of(true, "sent-again").Should().Be(Outcome.Satisfied);
        Of(false, "sent-again").Should().Be(Outcome.Violated);
        Of(false, "with-data").Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_check_that_needs_what_the_target_lacks_is_waited_for_by_no_lane()
    {
        var cases = All.Where(c => c.Head.Id == "sender/start-timestamps/epoch").ToImmutableArray();
        var without = VirtualRun.Target with { Capabilities = VirtualRun.Target.Capabilities.SetItem("start-timestamp", Capability.No) };
        var silent = new LaneTranscript
        {
            Lane = new Lane
            {
                Name = "lane-1",
                WritePath = "/w",
                Options = cases[0].Options,
                Pages = cases[0].Pages,
                Cases = [cases[0].Head.Id],
            },
        };

        new LaneDecider(VirtualRun.Judge, cases, without, []).Decided(silent).Should().BeTrue();
        new LaneDecider(VirtualRun.Judge, cases, VirtualRun.Target, []).Decided(silent).Should().BeFalse();
    }

    [TestCase("sender/stale/scrape-failed")]
    [TestCase("sender/stale/target-withdrawn")]
    public void A_lane_whose_page_has_ended_is_decided_once_its_data_was_judged_and_nothing_more_comes(string id)
    {
        var cases = All.Where(c => c.Head.Id == id).ToImmutableArray();
        var lane = VirtualRun.Play(new SenderChoices(), cases).Lanes.Single() with { Ended = false };
        var decider = new LaneDecider(VirtualRun.Judge, cases, VirtualRun.Target, []);
        var last = lane.Exchanges[^1].ReceivedAt;

        decider.Decided(lane with { At = last }).Should().BeFalse("a marker may be on its way");
        decider.Decided(lane with { At = last + TimeSpan.FromSeconds(2) }).Should().BeTrue();
    }

    private static ImmutableArray<SenderCase> All => RepositoryCases.Senders(RepositoryCases.Library);

    private static LaneTranscript Play(string id, SenderChoices choices) => VirtualRun.Play(choices, All, id).Lanes.Single();

    private static CheckResult Retry(LaneTranscript lane) => Outcomes(lane).Single(c => c.Requirement == "retry.5xx");

    private static ImmutableArray<CheckResult> Outcomes(params LaneTranscript[] lanes)
    {
        var ids = lanes.SelectMany(l => l.Lane.Cases).ToHashSet();
        return VirtualRun.Judged(new SenderRun([.. All.Where(c => ids.Contains(c.Head.Id))], [.. lanes]), VirtualRun.Target);
    }
}
