using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Responses;
using Compliance.Model.Targets;
using Compliance.Running;
using Compliance.Running.Launching;
using Compliance.Running.Sending;

namespace Compliance.Tests.Sending;

[TestFixture]
[CancelAfter(60_000)]
internal sealed class SenderRunnerTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("prw-sending-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Ends_as_soon_as_every_lane_is_decided()
    {
        var launcher = new FakeLauncher(r => new FakeInstance(c => TinySender.Run(r, c)));
        var runner = Runner(launcher);
        var run = await runner.Run(Plan(Setup(), Case("a"), Case("b", page: "other"), Case("c")), l => l.Exchanges.Length >= 3, default);
        run.Cases.Should().HaveCount(3);
        run.Lanes.Select(l => string.Join("+", l.Lane.Cases)).Should().Equal("a+c", "b");
        run.Lanes.Should().OnlyContain(l => l.Ended && l.EndedBecause == "" && l.Exchanges.Length >= 3 && l.Scrapes.Length >= 3);
        run.Lanes.SelectMany(l => l.Exchanges).Select(e => e.Index).Should().OnlyHaveUniqueItems();
        launcher.Instances.Single().Disposed.Should().BeTrue();
        runner.Processes.Single().Should().BeEquivalentTo(new ProcessReport(["lane-1", "lane-2"], "builtin", "1.2.3", "last words"));
    }

    [Test]
    public async Task A_decided_lane_goes_on_recording_and_accepts_until_its_process_ends()
    {
        var failing = Case("failing") with { Respond = [new ResponseScript { Status = 500 }] };
        var launcher = new FakeLauncher(r => new FakeInstance(c => TinySender.Run(r, c)));
        var decidedAt = TimeSpan.MaxValue;
        var run = await Runner(launcher).Run(Plan(Setup(), failing, Case("long")), Decided, default);
        var statuses = run.Lanes[0].Exchanges.Select(e => e.Status).ToArray();
        statuses[0].Should().Be(500);
        statuses[^1].Should().Be(204);

        bool Decided(LaneTranscript lane)
        {
            if (lane.Lane.Cases.Contains("long"))
                return lane.At > decidedAt && lane.At - decidedAt > TimeSpan.FromSeconds(1);
            if (lane.Exchanges.IsEmpty)
                return false;
            decidedAt = lane.At;
            return true;
        }
    }

    [Test]
    public async Task A_silent_sender_ends_at_the_deadline_of_the_first_write()
    {
        var launcher = new FakeLauncher(_ => new FakeInstance(Forever));
        var run = await Runner(launcher).Run(Plan(Setup(firstWrite: 0.3), Case("a")), _ => false, default);
        var lane = run.Lanes.Single();
        (lane.Ended, lane.EndedBecause, lane.RefusedToStart)
            .Should()
            .Be((true, "the sender wrote nothing within 0.3 s\nlast words", false));
        launcher.Instances.Single().Disposed.Should().BeTrue();
    }

    [Test]
    public async Task A_lane_whose_silence_has_begun_to_count_outlives_its_deadline()
    {
        var launcher = new FakeLauncher(r => new FakeInstance(c => TinySender.Run(r, c)));
        var plan = Plan(Setup(firstWrite: 3, window: 0.4), Case("a")) with
        {
            Patience = lane => lane.Exchanges[0].SentAt + TimeSpan.FromSeconds(6),
        };
        var run = await Runner(launcher).Run(plan, _ => false, default);
        var lane = run.Lanes.Single();
        (lane.At - lane.Exchanges[0].SentAt).Should().BeGreaterThan(TimeSpan.FromSeconds(5.9));
        lane.EndedBecause.Should().StartWith("not decided within 4.6 s");
    }

    [Test]
    public async Task An_undecided_lane_ends_after_four_windows()
    {
        var launcher = new FakeLauncher(r => new FakeInstance(c => TinySender.Run(r, c)));
        var run = await Runner(launcher)
            .Run(Plan(Setup(firstWrite: 3, window: 0.4), Case("a") with { Extra = TimeSpan.FromMilliseconds(100) }), _ => false, default);
        run.Lanes.Single().EndedBecause.Should().StartWith("not decided within 4.7 s");
        run.Lanes.Single().At.Should().BeGreaterThan(TimeSpan.FromMilliseconds(4650));
        run.Lanes.Single().Exchanges.Should().NotBeEmpty();
    }

    [Test]
    public async Task A_sender_that_dies_ends_its_lanes_and_the_other_processes_go_on()
    {
        var launcher = new FakeLauncher(r =>
            r.Lanes[0].Name == "lane-1"
                ? new FakeInstance(_ => Task.FromResult("exit code 2"))
                : new FakeInstance(c => TinySender.Run(r, c))
        );
        var run = await Runner(launcher)
            .Run(Plan(Setup(lanes: 1), Case("a"), Case("b", page: "other")), l => !l.Exchanges.IsEmpty, default);
        run.Lanes.Select(l => l.EndedBecause).Should().Equal("exit code 2\nlast words", "");
        run.Lanes.Select(l => l.RefusedToStart).Should().Equal(false, false);
    }

    [TestCase(TargetFault.Died, true, true)]
    [TestCase(TargetFault.NotStarted, true, true)]
    [TestCase(TargetFault.NotReady, true, false)]
    [TestCase(TargetFault.Died, false, false)]
    public async Task Refusing_to_start_is_told_from_failing_to(TargetFault fault, bool mayRefuse, bool refused)
    {
        var launcher = new FakeLauncher(_ => throw new TargetException(fault, "no such flag", "its log"));
        var one = Case("a") with { Options = new LaneOptions { MayRefuse = mayRefuse } };
        var lane = (await Runner(launcher).Run(Plan(Setup(), one), _ => false, default)).Lanes.Single();
        (lane.Ended, lane.RefusedToStart, lane.EndedBecause).Should().Be((true, refused, "no such flag\nits log"));
    }

    [Test]
    public async Task A_sender_that_ends_before_it_wrote_anything_has_refused_too()
    {
        var launcher = new FakeLauncher(_ => new FakeInstance(_ => Task.FromResult("exit code 1")));
        var one = Case("a") with { Options = new LaneOptions { MayRefuse = true } };
        (await Runner(launcher).Run(Plan(Setup(), one), _ => false, default)).Lanes.Single().RefusedToStart.Should().BeTrue();
    }

    [TestCase(TargetFault.NotFound)]
    [TestCase(TargetFault.WrongVersion)]
    public async Task A_target_that_is_not_there_stops_the_run(TargetFault fault)
    {
        var launcher = new FakeLauncher(_ => throw new TargetException(fault, "no such program"));
        var run = () => Runner(launcher).Run(Plan(Setup(), Case("a")), _ => false, default);
        (await run.Should().ThrowAsync<TargetException>()).Which.Fault.Should().Be(fault);
    }

    [TestCase(1, 1)]
    [TestCase(3, 3)]
    public async Task As_many_processes_run_at_a_time_as_asked_for(int jobs, int expected)
    {
        var launcher = new FakeLauncher(r => new FakeInstance(c => TinySender.Run(r, c)));
        SenderCase[] cases = [.. Enumerable.Range(0, 4).Select(i => Case($"c{i}", page: $"p{i}"))];
        var run = await Runner(launcher)
            .Run(
                Plan(Setup(lanes: 1), cases) with
                {
                    Jobs = jobs,
                },
                l => launcher.Instances.Count >= jobs && l.Exchanges.Length >= 2,
                default
            );
        launcher.MostAtATime.Should().Be(expected);
        run.Lanes.Select(l => l.Lane.Name).Should().Equal("lane-1", "lane-2", "lane-3", "lane-4");
        launcher.Requests.Select(r => r.Folder).Should().OnlyHaveUniqueItems().And.OnlyContain(f => Directory.Exists(f));
    }

    [Test]
    public async Task Cancelling_ends_the_run_and_its_processes()
    {
        var launcher = new FakeLauncher(_ => new FakeInstance(Forever));
        using var cancel = new CancellationTokenSource();
        var run = Runner(launcher).Run(Plan(Setup(), Case("a")), _ => false, cancel.Token);
        while (launcher.Instances.IsEmpty)
            await Task.Yield();
        await cancel.CancelAsync();
        var wait = () => run;
        await wait.Should().ThrowAsync<OperationCanceledException>();
        launcher.Instances.Single().Disposed.Should().BeTrue();
    }

    [Test]
    public async Task A_judge_that_throws_ends_the_run_with_its_error()
    {
        var launcher = new FakeLauncher(r => new FakeInstance(c => TinySender.Run(r, c)));
        var run = () =>
            Runner(launcher).Run(Plan(Setup(), Case("a"), Case("b", page: "x")), _ => throw new InvalidOperationException("bug"), default);
        await run.Should().ThrowAsync<InvalidOperationException>().WithMessage("bug");
        launcher.Instances.Should().OnlyContain(i => i.Disposed);
    }

    [Test]
    public async Task A_second_run_continues_the_numbers_and_the_clock_of_the_first()
    {
        var launcher = new FakeLauncher(r => new FakeInstance(c => TinySender.Run(r, c)));
        var clock = new RunClock(TimeProvider.System);
        var first = await new SenderRunner(launcher, new Log(), clock).Run(Plan(Setup(), Case("a")), l => !l.Exchanges.IsEmpty, default);
        var again = Plan(Setup(), Case("a")) with { FirstLane = 2, FirstExchange = 100 };
        var second = await new SenderRunner(launcher, new Log(), clock).Run(again, l => !l.Exchanges.IsEmpty, default);
        second.Lanes.Single().Lane.Name.Should().Be("lane-2");
        second.Lanes[0].Exchanges[0].Index.Should().Be(100);
        second.Lanes[0].Exchanges[0].SentAt.Should().BeGreaterThan(first.Lanes[0].Exchanges[0].SentAt);
    }

    [Test]
    public async Task Progress_counts_lanes()
    {
        var launcher = new FakeLauncher(r => new FakeInstance(c => TinySender.Run(r, c)));
        var log = new Log();
        await new SenderRunner(launcher, log, new RunClock(TimeProvider.System)).Run(
            Plan(Setup(), Case("a"), Case("b", page: "x")),
            l => !l.Exchanges.IsEmpty,
            default
        );
        log.Lines.Should().Equal("starting tiny (2 lanes)", "1/2 lanes", "2/2 lanes");
    }

    [Test]
    public async Task A_sender_with_a_long_history_is_judged_often_enough_and_not_all_the_time()
    {
        var launcher = new FakeLauncher(r => new FakeInstance(c => TinySender.Run(r, c)));
        var calls = 0;
        await Runner(launcher)
            .Run(Plan(Setup(), Case("a")), l => Interlocked.Increment(ref calls) > 0 && l.At > TimeSpan.FromSeconds(1), default);
        calls.Should().BeInRange(2, 25);
    }

    private static async Task<string> Forever(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return "";
    }

    private static SenderCase Case(string id, string page = "m") =>
        LanePlannerTests.Case(id, page) with
        {
            Pages =
            [
                new Model.Scrapes.Page { Families = [new(page, Model.Metrics.MetricType.Gauge, "", "", [new() { Value = 1, Step = 1 }])] },
            ],
        };

    private static SenderRunner Runner(ILauncher launcher) => new(launcher, new Log(), new RunClock(TimeProvider.System));

    private static SenderSetup Setup(int lanes = 32, double firstWrite = 20, double window = 20) =>
        new(ImmutableDictionary<string, string>.Empty, lanes, false, TimeSpan.FromSeconds(firstWrite), TimeSpan.FromSeconds(window));

    private SenderPlan Plan(SenderSetup setup, params SenderCase[] cases) =>
        new()
        {
            Cases = [.. cases],
            Version = "1",
            Folder = folder,
            Target = new TargetDescriptor
            {
                Name = "tiny",
                Title = "Tiny",
                Roles = [Role.Sender],
                Launch = new LaunchOptions(null, null, false, "tiny"),
                Sender = setup,
            },
        };

    private sealed class Log : IProgressLog
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void Phase(string name) => Lines.Enqueue(name);

        public void Progress(int done, int of, string unit) => Lines.Enqueue($"{done}/{of} {unit}");
    }
}
