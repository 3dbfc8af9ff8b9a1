using System.Collections.Immutable;
using Compliance.Judging.Binding;
using Compliance.Judging.Sender;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Ledger;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Responses;
using Compliance.Model.Results;
using Compliance.Model.Scrapes;
using Compliance.Model.Targets;
using Compliance.Tests.Judging.Receiver;

namespace Compliance.Tests.Judging.Sender;

/// <summary>What becomes of findings of several lanes, and at which moment a lane has nothing more to tell.</summary>
public sealed class DecidingTests
{
    private const string Id = "sender/test/one";
    private static readonly Series One = LaneKit.Named("m", (1_000, 1));
    private static readonly Series Later = LaneKit.Named("m", (2_000, 2));
    private static readonly Series Latest = LaneKit.Named("m", (3_000, 3));
    private static readonly Series Own = LaneKit.Named("up", (1_000, 1));

    private static readonly CheckScript Post = Kit.Check("must", Kit.Spec("method-post")) with { Temporal = Temporal.Always };

    private static readonly CheckScript Retried = Kit.Check("must", Kit.Spec("attempts", 2)) with { Temporal = Temporal.Eventually };

    private static readonly CheckScript NotRetried = Retried with
    {
        Temporal = Temporal.Never,
        Until = new ProofOfLife(2, 4, TimeSpan.FromSeconds(5)),
    };

    [Test]
    public void A_violation_in_any_lane_wins()
    {
        var bad = Named("lane-2", LaneKit.Lane(LaneKit.Post(2, Own) with { Method = "GET" }));
        Judge(Post, LaneKit.Lane(LaneKit.Post(1, One)), bad).Outcome.Should().Be(Outcome.Violated, "though nothing was delivered there");
        Judge(Post, bad).Exchanges.Should().Equal(2);
    }

    [Test]
    public void A_pass_needs_a_lane_that_delivered_data()
    {
        Judge(Post, LaneKit.Lane(LaneKit.Post(1, One))).Outcome.Should().Be(Outcome.Satisfied);
        var idle = Judge(Post, LaneKit.Lane(LaneKit.Post(1, Own)));
        idle.Outcome.Should().Be(Outcome.Inconclusive);
        idle.Said.Should().Contain("no io.prometheus.write.v2.Request with data of its pages arrived in lane-1");
        Judge(Post, Named("lane-0", LaneKit.Lane(LaneKit.Post(1, Own))), LaneKit.Lane(LaneKit.Post(2, One)))
            .Should()
            .Match<CheckResult>(c => c.Outcome == Outcome.Satisfied && c.Exchanges.SequenceEqual(new[] { 2 }));
    }

    [Test]
    public void Lanes_of_other_cases_with_the_same_message_count_too()
    {
        var other = Of("sender/test/two", Named("lane-2", LaneKit.Lane(LaneKit.Post(2, One))));
        Judge(Post, LaneKit.Lane(), other).Outcome.Should().Be(Outcome.Satisfied);
        Judge(Post with { OwnLaneOnly = true }, LaneKit.Lane(), other).Outcome.Should().Be(Outcome.Inconclusive);
        Judge(Post, LaneKit.Lane(), With(other, o => o with { MayRefuse = true })).Outcome.Should().Be(Outcome.Inconclusive);
        Judge(Post, LaneKit.Lane(), With(other, o => o with { Message = MessageKind.V1 })).Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void What_was_judged_is_counted_by_requests_and_lanes()
    {
        var first = LaneKit.Lane(LaneKit.Post(1, One), LaneKit.Post(2, Later));
        Judge(Post, LaneKit.Lane(LaneKit.Post(1, One))).Said.Should().Be("POST");
        Judge(Post, first).Said.Should().Be("POST; judged 2 times in 1 lane");
        var second = Named("lane-2", LaneKit.Lane([.. Enumerable.Range(3, 12).Select(i => LaneKit.Post(i, One))]));
        var both = Judge(Post, first, second);
        both.Said.Should().Be("POST; judged 14 times in 2 lanes");
        both.Exchanges.Should().Equal(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    [Test]
    public void Nothing_to_judge_says_how_much_there_was()
    {
        var version = Post with { Matcher = Kit.Spec("version-header", "v1") };
        Judge(version, LaneKit.Lane()).Said.Should().Be("no request arrived");
        Judge(version, LaneKit.Lane() with { EndedBecause = "crashed\nlog" }).Said.Should().Be("no request arrived (crashed)");
        Judge(version, LaneKit.Lane(LaneKit.Post(1, One))).Said.Should().Be("1 requests arrived, none of them shows it");
        Judge(Post with { OwnLaneOnly = true }, Of("sender/test/two", LaneKit.Lane())).Said.Should().Be("the case has no lane in this run");
        Judge(Retried, Of("sender/test/two", LaneKit.Lane())).Said.Should().Be("the case has no lane in this run");
    }

    [Test]
    public void What_does_not_concern_a_sender_is_said_when_nothing_else_was_found()
    {
        var optional = Post with { Matcher = Kit.Spec("page-histograms", "custom", ("optional", "true")) };
        Judge(optional, LaneKit.Lane(LaneKit.Post(1, One))).Outcome.Should().Be(Outcome.NotApplicable);
        Judge(optional, LaneKit.Lane(LaneKit.Post(1, Own))).Outcome.Should().Be(Outcome.Inconclusive);
    }

    [Test]
    public void A_refusal_to_start_counts_for_a_sender_that_works_elsewhere()
    {
        var refusing = With(LaneKit.Lane() with { RefusedToStart = true }, o => o with { MayRefuse = true });
        var check = Post with { Matcher = Kit.Spec("reserved-not-overridden"), OwnLaneOnly = true };
        Judge(check, refusing).Said.Should().Contain("not seen to work with any configuration");
        Judge(check, refusing, Of("sender/test/two", LaneKit.Lane(LaneKit.Post(1, One)))).Outcome.Should().Be(Outcome.Satisfied);
        var mayRefuse = With(Of("sender/test/two", LaneKit.Lane(LaneKit.Post(1, One))), o => o with { MayRefuse = true });
        Judge(check, refusing, mayRefuse).Outcome.Should().Be(Outcome.Inconclusive, "that one may refuse too");
    }

    [Test]
    public void A_1_0_lane_of_a_sender_that_claims_2_0_counts_once_2_0_was_seen()
    {
        var request = new RequestScript { Message = MessageKind.V1, Series = [One] };
        var old = With(LaneKit.Lane(LaneKit.Post(1, request)), o => o with { Message = MessageKind.V1 });
        Judge(Post, old).Said.Should().Contain("never seen to send io.prometheus.write.v2.Request");
        Judge(Post, old, Of("sender/test/two", LaneKit.Lane(LaneKit.Post(2, One)))).Outcome.Should().Be(Outcome.Satisfied);
        var declared = Target with { Capabilities = Target.Capabilities.Add("message.v2", Capability.No) };
        Judge(declared, Post, old).Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void A_2_0_lane_that_got_only_1_0_delivered_nothing()
    {
        var request = new RequestScript { Message = MessageKind.V1, Series = [One] };
        Judge(Post, LaneKit.Lane(LaneKit.Post(1, request))).Outcome.Should().Be(Outcome.Inconclusive);
    }

    // Refused at 1.001 s; the window is 10 s, of which the case asks for half or says nothing.
    [TestCase(null, 10.0, 11.000, Outcome.Inconclusive)]
    [TestCase(null, 10.0, 11.001, Outcome.Violated)]
    [TestCase(null, 20.0, 21.000, Outcome.Inconclusive)]
    [TestCase(null, 20.0, 21.001, Outcome.Violated)]
    [TestCase(5.0, 10.0, 6.000, Outcome.Inconclusive)]
    [TestCase(5.0, 10.0, 6.001, Outcome.Violated)]
    [TestCase(5.0, 20.0, 11.000, Outcome.Inconclusive)]
    [TestCase(5.0, 20.0, 11.001, Outcome.Violated)]
    public void Eventually_waits_its_time_in_proportion_to_the_window(double? within, double window, double until, Outcome outcome)
    {
        var check = Retried with { Within = within is { } s ? TimeSpan.FromSeconds(s) : null };
        var lane = LaneKit.Lane(LaneKit.Post(1, One).Answered(503), LaneKit.Post(2, Later)) with { At = TimeSpan.FromSeconds(until) };
        Judge(Windowed(window), check, lane).Outcome.Should().Be(outcome);
        Decider(Windowed(window), check).Decided(lane).Should().Be(outcome == Outcome.Violated);
    }

    [Test]
    public void Eventually_is_decided_once_it_happened()
    {
        var lane = LaneKit.Lane(LaneKit.Post(1, One).Answered(503), LaneKit.Post(2, One)) with { At = TimeSpan.FromSeconds(2) };
        Judge(Retried, lane).Outcome.Should().Be(Outcome.Satisfied);
        Decider(Target, Retried).Decided(lane).Should().BeTrue();
        Decider(Target, Retried)
            .Decided(lane with { Exchanges = [LaneKit.Post(1, One)], At = TimeSpan.FromHours(1) })
            .Should()
            .BeFalse("nothing was provoked");
    }

    [Test]
    public void Eventually_needs_a_lane_that_delivered()
    {
        var own = LaneKit.Lane(LaneKit.Post(1, Own).Answered(503), LaneKit.Post(2, Own));
        Judge(Retried, own).Outcome.Should().Be(Outcome.Inconclusive);
        Judge(NotRetried, own).Outcome.Should().Be(Outcome.Violated, "a violation needs no delivery");
    }

    // Refused at 1.001 s; two requests with newer data follow. Without a measured pause 5 s of silence are asked for.
    [TestCase(6.000, 10.0, Outcome.Inconclusive)]
    [TestCase(6.001, 10.0, Outcome.Satisfied)]
    [TestCase(11.000, 20.0, Outcome.Inconclusive)]
    [TestCase(11.001, 20.0, Outcome.Satisfied)]
    public void Never_waits_its_least_time_in_proportion_to_the_window(double until, double window, Outcome outcome)
    {
        var lane = Silent(until);
        Judge(Windowed(window), NotRetried, lane).Outcome.Should().Be(outcome);
        Decider(Windowed(window), NotRetried).Decided(lane).Should().Be(outcome == Outcome.Satisfied);
    }

    // The pause measured elsewhere is 2 s: four of them for a verdict, half as much again while lanes are open.
    [TestCase(9.000, Outcome.Inconclusive, false)]
    [TestCase(9.001, Outcome.Satisfied, false)]
    [TestCase(13.000, Outcome.Satisfied, false)]
    [TestCase(13.001, Outcome.Satisfied, true)]
    public void Never_waits_a_multiple_of_the_pause_and_longer_while_lanes_are_open(double until, Outcome outcome, bool decided)
    {
        var measuring = Of("sender/test/two", Named("lane-2", Measured(2)));
        Judge(NotRetried, Silent(until), measuring).Outcome.Should().Be(outcome);
        var decider = Decider(Target, NotRetried, Two);
        decider.Decided(measuring).Should().BeTrue();
        decider.Decided(Silent(until)).Should().Be(decided);
    }

    [Test]
    public void The_longest_of_several_pauses_counts_and_only_of_lanes_configured_alike()
    {
        var (brief, slow) = (Of("sender/test/two", Named("lane-2", Measured(0.1))), Of("sender/test/two", Named("lane-3", Measured(2))));
        Judge(NotRetried, Silent(9), brief).Outcome.Should().Be(Outcome.Satisfied);
        Judge(NotRetried, Silent(9), slow, brief).Outcome.Should().Be(Outcome.Inconclusive);
        Judge(NotRetried, Silent(9), brief, With(slow, o => o with { ConvertClassicHistograms = true }))
            .Outcome.Should()
            .Be(Outcome.Satisfied);
        var decider = Decider(Target, NotRetried, Two);
        decider.Decided(slow);
        decider.Decided(brief);
        decider.Decided(Silent(12)).Should().BeFalse("the longer pause was seen first");
    }

    [TestCase(429, false, true)]
    [TestCase(503, true, true)]
    [TestCase(503, false, false)]
    public void Pauses_after_429_and_those_that_Retry_After_asked_for_do_not_count(int status, bool asked, bool enough)
    {
        var lane = Measured(2);
        var refused = lane.Exchanges[0].Answered(status, asked ? [("Retry-After", "2")] : []);
        var measuring = Of("sender/test/two", Named("lane-2", lane with { Exchanges = lane.Exchanges.SetItem(0, refused) }));
        Judge(NotRetried, Silent(9), measuring).Outcome.Should().Be(enough ? Outcome.Satisfied : Outcome.Inconclusive);
    }

    [Test]
    public void Never_asks_for_enough_requests_with_newer_data()
    {
        var refused = LaneKit.Post(1, One).Answered(404);
        Judge(NotRetried, Until(20, refused, LaneKit.Post(2, Later))).Outcome.Should().Be(Outcome.Inconclusive);
        Judge(NotRetried, Until(20, refused, LaneKit.Post(2, Later), LaneKit.Post(3, Later))).Outcome.Should().Be(Outcome.Satisfied);
        Judge(NotRetried, Until(20, refused, LaneKit.Post(2, Later), LaneKit.Post(3, LaneKit.Named("n", (1_000, 1)))))
            .Outcome.Should()
            .Be(Outcome.Inconclusive, "data of the same time is not newer");
        Judge(NotRetried, Until(20, LaneKit.Post(1, Later), LaneKit.Post(2, Latest), LaneKit.Post(3, One).Answered(404)))
            .Outcome.Should()
            .Be(Outcome.Inconclusive, "what came before proves no life after");
    }

    [Test]
    public void Where_an_event_names_no_exchange_life_is_counted_from_the_first_data()
    {
        var check = Kit.Check("must", Kit.Spec("page-arrived")) with { Temporal = Temporal.Never, Until = NotRetried.Until };
        ImmutableArray<Family> page = [LaneKit.Gauge("m", new PageSeries()), LaneKit.Gauge("n", new PageSeries())];
        var empty = LaneKit.Post(1, One with { Samples = [] });
        var lane = LaneKit.Lane(page, empty, LaneKit.Post(2, One), LaneKit.Post(3, Later)) with { At = TimeSpan.FromSeconds(60) };
        Judge(check, lane).Outcome.Should().Be(Outcome.Inconclusive, "only one request is newer");
        Judge(check, lane with { Exchanges = lane.Exchanges.Add(LaneKit.Post(4, Latest)) }).Outcome.Should().Be(Outcome.Satisfied);
    }

    [Test]
    public void Never_without_a_proof_of_life_is_satisfied_as_it_stands() =>
        Judge(NotRetried with { Until = null }, Until(2, LaneKit.Post(1, One).Answered(404))).Outcome.Should().Be(Outcome.Satisfied);

    [Test]
    public void Never_is_not_provoked_without_a_refusal()
    {
        Judge(NotRetried, Until(60, LaneKit.Post(1, One))).Said.Should().StartWith("not provoked");
        Judge(NotRetried, LaneKit.Lane(LaneKit.Post(1, One).Answered(404), LaneKit.Post(2, One))).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void Two_tries_that_say_the_same_say_it_and_one_that_says_nothing_is_no_contradiction()
    {
        var (good, bad) = (
            LaneKit.Lane(LaneKit.Post(1, One).Answered(503), LaneKit.Post(2, One)),
            Until(20, LaneKit.Post(3, One).Answered(503), LaneKit.Post(4, Later))
        );
        var idle = Named("lane-3", LaneKit.Lane(LaneKit.Post(5, One)));
        Judge(Retried, good, idle).Outcome.Should().Be(Outcome.Satisfied);
        Judge(Retried, idle, bad).Outcome.Should().Be(Outcome.Violated);
        Judge(Retried, idle).Outcome.Should().Be(Outcome.Inconclusive);
        var flaky = Judge(Retried, good, Named("lane-2", bad));
        flaky.Outcome.Should().Be(Outcome.Inconclusive);
        flaky.Exchanges.Should().Equal(1, 2, 3);
    }

    [Test]
    public void A_lane_of_always_is_decided_after_its_window_or_once_it_spoke_often_enough()
    {
        var few = LaneKit.Lane([.. Enumerable.Range(1, 3).Select(i => LaneKit.Post(i, One))]);
        var enough = few with { Exchanges = few.Exchanges.Add(LaneKit.Post(4, One)) };
        var silent = Post with { Matcher = Kit.Spec("version-header", "v1") };
        Decided(Post, few with { At = TimeSpan.FromSeconds(60) }).Should().BeFalse("three requests are few");
        Decided(Post, enough with { At = TimeSpan.FromSeconds(4) }).Should().BeTrue("it spoke");
        Decided(silent, enough with { At = TimeSpan.FromSeconds(10.9) }).Should().BeFalse("it may still speak");
        Decided(silent, enough with { At = TimeSpan.FromSeconds(11) }).Should().BeTrue();
        var held = enough with { Exchanges = [.. enough.Exchanges.Select(e => e.Index < 3 ? e.Answered(503) : e)] };
        Decided(silent, held with { At = TimeSpan.FromSeconds(12.9) }).Should().BeFalse("what is refused holds up the rest");
        Decided(silent, held with { At = TimeSpan.FromSeconds(13) }).Should().BeTrue();
        var whole = Post with { Matcher = Kit.Spec("not-repeated") };
        Decided(whole, LaneKit.Lane(LaneKit.Post(1, One), LaneKit.Post(2, One))).Should().BeTrue("it is violated");
        var doubtful = LaneKit.Lane([
            .. Enumerable
                .Range(1, 4)
                .Select(i => LaneKit.Post(i, i < 3 ? One : LaneKit.Named("m", (i * 1_000, i))) with { Connection = i / 2 }),
        ]);
        Decided(whole, doubtful with { At = TimeSpan.FromSeconds(30.9) }).Should().BeFalse("a doubt may be cleared up");
        Decided(whole, doubtful with { At = TimeSpan.FromSeconds(31) }).Should().BeTrue();
        var broken = LaneKit.Lane(LaneKit.Post(1, Own) with { Method = "PUT" });
        Decided(Post, broken).Should().BeTrue("it is violated");
        Decided(Post, LaneKit.Lane() with { RefusedToStart = true }).Should().BeTrue();
        Decided(Post, LaneKit.Lane() with { Ended = true }).Should().BeTrue();
        Decided(Post, LaneKit.Lane()).Should().BeFalse();
    }

    [Test]
    public void Data_of_another_message_or_of_an_early_page_decides_nothing()
    {
        ImmutableArray<Exchange> four = [.. Enumerable.Range(1, 4).Select(i => LaneKit.Post(i, One))];
        var page = LaneKit.Lane().Lane.Pages[0];
        var early = LaneKit.Lane([page, page], 3, four);
        Decided(Post, early).Should().BeFalse("the second page was not scraped");
        Decided(Post, early with { Scrapes = early.Scrapes.Add(LaneKit.Scrape(4, 1, 0)) }).Should().BeTrue();
        Decided(Post, early with { Scrapes = [] }).Should().BeTrue("the sender is not scraping");
        ImmutableArray<Exchange> old =
        [
            .. Enumerable.Range(1, 4).Select(i => LaneKit.Post(i, new RequestScript { Message = MessageKind.V1, Series = [One] })),
        ];
        Decided(Post, LaneKit.Lane(old)).Should().BeFalse();
    }

    [Test]
    public void A_request_whose_body_broke_off_is_not_judged()
    {
        var broken = LaneKit.Post(1, One) with { Method = "PUT", Trouble = Exchange.BodyBrokeOff };
        Judge(Post, LaneKit.Lane(broken, LaneKit.Post(2, One))).Outcome.Should().Be(Outcome.Satisfied);
        Decided(Post, LaneKit.Lane(broken)).Should().BeFalse();
    }

    [Test]
    public void A_request_that_was_looked_at_is_remembered_over_snapshots()
    {
        var decider = Decider(Target, Post);
        var lane = LaneKit.Lane([.. Enumerable.Range(1, 3).Select(i => LaneKit.Post(i, One))]);
        decider.Decided(lane).Should().BeFalse();
        decider.Decided(lane with { Exchanges = lane.Exchanges.Add(LaneKit.Post(4, One) with { Method = "PUT" }) }).Should().BeTrue();
    }

    [Test]
    public void A_check_that_needs_what_the_target_lacks_does_not_concern_it()
    {
        ImmutableArray<CapabilityEntry> catalogue = [new("exemplars", "", Capability.No), new("other", "", Capability.Yes)];
        var lane = LaneKit.Lane(LaneKit.Post(1, One));
        Judge(Target, Post with { Needs = ["exemplars"] }, catalogue, lane).Outcome.Should().Be(Outcome.NotApplicable);
        Judge(Target, Post with { Needs = ["other"] }, catalogue, lane).Outcome.Should().Be(Outcome.Satisfied);
        var has = Target with { Capabilities = Target.Capabilities.Add("exemplars", Capability.Yes) };
        Judge(has, Post with { Needs = ["exemplars"] }, catalogue, lane).Outcome.Should().Be(Outcome.Satisfied);
        SenderJudge.Concerns(Case(Id, Post with { Needs = ["exemplars"] }), Target, catalogue).Should().BeFalse();
        SenderJudge.Concerns(Case(Id, Post, Post with { Needs = ["exemplars"] }), Target, catalogue).Should().BeTrue();
    }

    private static SenderCase Two => Case("sender/test/two") with { Respond = [new ResponseScript { Status = 503 }] };

    private static LaneTranscript Silent(double until) =>
        Until(until, LaneKit.Post(1, One).Answered(404), LaneKit.Post(2, Later), LaneKit.Post(3, Latest));

    // A lane whose first data is refused once and comes again after a pause.
    private static LaneTranscript Measured(double pause)
    {
        var lane = LaneKit.Lane(LaneKit.Post(11, One).Answered(503).At(1, 1.5), LaneKit.Post(12, One).At(1.5 + pause, 1.6 + pause));
        return lane with { Ended = true, Lane = lane.Lane with { Respond = [new ResponseScript { Status = 503, Times = 1 }] } };
    }

    private static LaneTranscript Until(double seconds, params ImmutableArray<Exchange> exchanges) =>
        LaneKit.Lane(exchanges) with
        {
            At = TimeSpan.FromSeconds(seconds),
        };

    private static LaneTranscript Named(string name, LaneTranscript lane) => lane with { Lane = lane.Lane with { Name = name } };

    private static LaneTranscript Of(string caseId, LaneTranscript lane) => lane with { Lane = lane.Lane with { Cases = [caseId] } };

    private static LaneTranscript With(LaneTranscript lane, Func<LaneOptions, LaneOptions> change) =>
        lane with
        {
            Lane = lane.Lane with { Options = change(lane.Lane.Options) },
        };

    private static TargetDescriptor Target => RunKit.Target();

    private static TargetDescriptor Windowed(double seconds) =>
        Target with
        {
            Sender = new SenderSetup(
                ImmutableDictionary<string, string>.Empty,
                1,
                false,
                TimeSpan.FromSeconds(10),
                TimeSpan.FromSeconds(seconds)
            ),
        };

    [TestCase("names-classic", "z.z")]
    [TestCase("labels-not-reserved", "__z")]
    public void A_label_that_a_page_turns_out_to_have_is_no_fault(string matcher, string name)
    {
        var data = LaneKit.Named("m", (1_000, 1)).With(("__name__", "m"), (name, "1"));
        var shown = new PageSeries { Labels = [new Label(name, "1")], Value = 1 };
        var lane = LaneKit.Lane([LaneKit.Gauge("m", shown)], LaneKit.Post(1, data), LaneKit.Post(2, data));
        var check = Kit.Check("must", matcher == "names-classic" ? Kit.Spec(matcher, "label") : Kit.Spec(matcher)) with
        {
            Temporal = Temporal.Always,
        };
        var watch = Decider(Target, check).Watch;
        watch.Arrived(lane with { Exchanges = [lane.Exchanges[0]], Scrapes = [] });

        Judge(Target, check, [], watch, lane).Outcome.Should().Be(Outcome.Satisfied);
        Judge(Target, check, [], watch, lane with { Scrapes = [] }).Outcome.Should().Be(Outcome.Violated);
    }

    [Test]
    public void A_time_that_a_later_scrape_shows_to_be_wrong_is_a_fault()
    {
        var lane = LaneKit.Lane(LaneKit.Post(1, LaneKit.Named("m", (3_600_000, 1))));
        var check = Kit.Check("must", Kit.Spec("timestamps-in-milliseconds")) with { Temporal = Temporal.Always };
        var watch = Decider(Target, check).Watch;
        watch.Arrived(lane with { Scrapes = [] });

        Judge(Target, check, [], watch, lane).Outcome.Should().Be(Outcome.Violated);
        Judge(Target, check, [], watch, lane with { Scrapes = [] }).Outcome.Should().Be(Outcome.Satisfied);
    }

    private static SenderCase Case(string id, params ImmutableArray<CheckScript> checks) =>
        new()
        {
            Head = new CaseHead
            {
                Id = id,
                Title = "t",
                Checks = checks,
                At = Kit.At,
            },
            Pages = [new Page()],
        };

    private static bool Decided(CheckScript check, LaneTranscript lane) => Decider(Target, check).Decided(lane);

    private static LaneDecider Decider(TargetDescriptor target, CheckScript check, params ImmutableArray<SenderCase> others) =>
        new(VirtualRun.Judge, [Case(Id, check), .. others], target, []);

    private static CheckResult Judge(CheckScript check, params ImmutableArray<LaneTranscript> lanes) => Judge(Target, check, lanes);

    private static CheckResult Judge(TargetDescriptor target, CheckScript check, params ImmutableArray<LaneTranscript> lanes) =>
        Judge(target, check, [], null, lanes);

    private static CheckResult Judge(
        TargetDescriptor target,
        CheckScript check,
        ImmutableArray<CapabilityEntry> catalogue,
        params ImmutableArray<LaneTranscript> lanes
    ) => Judge(target, check, catalogue, null, lanes);

    private static CheckResult Judge(
        TargetDescriptor target,
        CheckScript check,
        ImmutableArray<CapabilityEntry> catalogue,
        RequestWatch? watch,
        params ImmutableArray<LaneTranscript> lanes
    ) =>
        new SenderJudge(MatcherCatalogue.Standard)
            .Judge(
                new SenderRun([Case(Id, check) with { Options = lanes[0].Lane.Options }], lanes),
                new RequirementLedger("2.0-rc.4", [RunKit.Requirement("must", Model.Level.Must)]),
                target,
                "1.0",
                "process",
                catalogue,
                watch
            )
            .Single();
}
