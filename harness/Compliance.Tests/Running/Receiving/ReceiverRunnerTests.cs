using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Targets;
using Compliance.Running;
using Compliance.Running.Launching;
using Compliance.Running.Receiving;

namespace Compliance.Tests.Running.Receiving;

public sealed class ReceiverRunnerTests
{
    private static readonly long NowMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"prw-test-{Guid.NewGuid():N}");

    [OneTimeTearDown]
    public void RemoveFolder()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private static Series Gauge(string name, string @case, double value = 1) =>
        new() { Labels = [new("__name__", name), new("case", @case)], Samples = [new Sample(NowMs, value)] };

    private static Step Step(string name, params Series[] series) => new(name, new RequestScript { Series = [.. series] });

    private static ReceiverCase Case(string id, params Arm[] arms) =>
        new()
        {
            Head = new CaseHead
            {
                Id = id,
                Title = id,
                Checks = [],
                At = new SourceLocation(id, 1),
            },
            Arms = [.. arms],
            Tag = id,
        };

    private static ReceiverCase Plain(string id, string metric = "plain") =>
        Case(id, new Arm("", ArmKind.Plain, [Step("send", Gauge(metric, id))]));

    private static ReceiverPlan Plan(params ReceiverCase[] cases) =>
        new()
        {
            Cases = [.. cases],
            Reads = (c, _) => [new ReadQuery(ReadKind.Samples, $"plain{{case=\"{c.Tag}\"}}")],
            Setup = Launching.ShellTarget.Receiver() with { Settle = TimeSpan.FromMilliseconds(500) },
            Launch = new LaunchRequest
            {
                Target = Launching.ShellTarget.Descriptor(""),
                Role = Role.Receiver,
                Version = "",
                Folder = Folder,
            },
            Tag = "tag",
            Timeout = TimeSpan.FromMilliseconds(400),
        };

    private static Task<ReceiverRun> Run(ReceiverPlan plan, MiniReceiver receiver, Func<MiniReceiver>? fresh = null) =>
        new ReceiverRunner(new Fresh(fresh ?? (() => new MiniReceiver())), TimeProvider.System, _ => "top-secret")
            .Run(plan, receiver, new Silent(), CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(30));

    private static ReadResult Read(ReceiverTranscript transcript) => transcript.Reads.Values.Single();

    [Test]
    public async Task Checks_before_the_cases_what_the_receiver_takes_and_refuses()
    {
        await using var receiver = new MiniReceiver();
        var preflight = (await Run(Plan(), receiver)).Preflight!;

        preflight.Plain.Status.Should().Be(204);
        preflight.PlainRead!.Series.Single().Samples.Should().ContainSingle();
        preflight.Garbage.Status.Should().Be(400);
        preflight.BrokenMessage.Status.Should().Be(400);
        preflight.RandomPath.Status.Should().Be(404);
        new[] { preflight.Plain, preflight.Garbage, preflight.BrokenMessage, preflight.RandomPath }
            .Select(e => e.Index)
            .Should()
            .Equal(1, 2, 3, 4);
        preflight.Garbage.RequestValues("Content-Type").Should().Equal(preflight.Plain.RequestValues("Content-Type"));
    }

    [Test]
    public async Task Keeps_transcripts_in_plan_order_with_numbers_times_and_reads()
    {
        await using var receiver = new MiniReceiver();
        var control = new Arm("control", ArmKind.Control, [Step("first", Gauge("plain", "b")), Step("second", Gauge("plain", "b", 2))]);
        var run = await Run(
            Plan(Plain("a"), Case("b", control, new Arm("bad", ArmKind.Defect, [Step("second", Gauge("refused", "b"))])), Plain("c")),
            receiver
        );

        run.Transcripts.Select(t => t.Case.Head.Id).Should().Equal("a", "b", "c");
        var exchanges = run.Transcripts.SelectMany(t => t.Arms).SelectMany(a => a.Exchanges).ToList();
        exchanges.Select(e => e.Index).Should().Equal(6, 7, 8, 9, 10);
        exchanges.Select(e => e.Origin).Should().Equal("a/send", "b[control]/first", "b[control]/second", "b[bad]/second", "c/send");
        exchanges.Select(e => e.Status).Should().Equal(204, 204, 204, 400, 204);
        exchanges.Should().OnlyContain(e => e.SentAt > TimeSpan.Zero && e.AnsweredAt >= e.SentAt && e.Connection > 0);
        exchanges[2].SentAt.Should().BeGreaterThanOrEqualTo(exchanges[1].AnsweredAt);
        Encoding.Latin1.GetString(exchanges[3].ResponseBody.Span).Should().Be("refused");
        Read(run.Transcripts[0]).Series.Single().Samples.Should().Equal(new Sample(NowMs, 1));
        run.Transcripts.Should().OnlyContain(t => t.Failure == "");
    }

    [Test]
    public async Task Waits_for_data_that_was_accepted_and_is_late_and_asks_again_for_data_that_was_not()
    {
        await using var receiver = new MiniReceiver { Delay = TimeSpan.FromMilliseconds(250) };
        var both = Case("b", new Arm("", ArmKind.Plain, [Step("send", Gauge("plain", "b"), Gauge("refused", "b"))]));
        var run = await Run(Plan(Plain("a"), both), receiver);

        Read(run.Transcripts[0]).Series.Should().ContainSingle();
        run.Transcripts[1].Arms[0].Exchanges[0].Status.Should().Be(400);
        Read(run.Transcripts[1]).Series.Should().ContainSingle("it was stored although it was refused, and showed late");
    }

    [Test]
    public async Task Does_not_wait_for_ever_for_data_that_never_shows()
    {
        await using var receiver = new MiniReceiver { Delay = TimeSpan.FromHours(1) };
        var watch = Stopwatch.StartNew();
        var run = await Run(Plan(Plain("a")), receiver);

        Read(run.Transcripts[0]).Failure.Should().BeEmpty();
        Read(run.Transcripts[0]).Series.Should().BeEmpty();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(3));
    }

    [Test]
    public async Task Asks_equal_questions_once()
    {
        await using var receiver = new MiniReceiver();
        var plan = Plan(Plain("a"), Plain("b"), Plain("c")) with { Reads = (_, _) => [new ReadQuery(ReadKind.Samples, "nothing")] };
        var run = await Run(plan, receiver);

        receiver.Queries.Should().Be(3, "two for the preflight and one for all cases");
        run.Transcripts.Should().OnlyContain(t => t.Reads.Count == 1);
    }

    [Test]
    public async Task Silence_and_closed_connections_are_evidence()
    {
        await using var receiver = new MiniReceiver();
        var run = await Run(Plan(Plain("hangs", "hangs"), Plain("closes", "closes"), Plain("good")), receiver);

        run.Transcripts.Select(t => t.Arms[0].Exchanges[0].Answer)
            .Should()
            .Equal(AnswerKind.TimedOut, AnswerKind.Closed, AnswerKind.Answered);
        run.Transcripts.Should().OnlyContain(t => t.Failure == "" && !t.TargetDied);
    }

    [Test]
    public async Task Finds_a_series_that_is_refused_and_mixes_it_in()
    {
        await using var receiver = new MiniReceiver();
        LetCandidate Candidate(string name, string metric, params Series[] before) =>
            new(name, Gauge(metric, "search"), Gauge(metric, "mixed"), [.. before]);
        var let = new LetRejected(
            "poison",
            [
                Candidate("taken", "plain"),
                Candidate("unprepared", "refused", Gauge("refused", "before")),
                Candidate("bad", "refused", Gauge("plain", "before")),
                Candidate("later", "refused"),
            ]
        );
        var arm = new Arm("", ArmKind.Plain, [Step("send", Gauge("plain", "a"), new Series { Let = "poison" })]);
        var run = await Run(Plan(Case("a", arm) with { Let = let }), receiver);

        var transcript = run.Transcripts.Single();
        transcript.Poison.Should().Be("bad");
        transcript
            .Search.Select(e => e.Origin)
            .Should()
            .Equal("a[let taken]/alone", "a[let unprepared]/before", "a[let bad]/before", "a[let bad]/alone");
        transcript.Arms.Single().Arm.Steps[0].Request.Series.Select(s => s.Name).Should().Equal("plain", "refused");
        transcript.Arms.Single().Arm.Steps[0].Request.Series[1].Labels.Should().Contain(new Label("case", "mixed"));
        transcript.Arms.Single().Exchanges[0].Status.Should().Be(400);
        transcript.Search.Concat(transcript.Arms[0].Exchanges).Select(e => e.Index).Should().Equal(6, 7, 8, 9, 10);
    }

    [Test]
    public async Task A_case_whose_let_finds_nothing_sends_no_arm()
    {
        await using var receiver = new MiniReceiver();
        var let = new LetRejected("poison", [new LetCandidate("taken", Gauge("plain", "s"), Gauge("plain", "m"), [])]);
        var arm = new Arm("", ArmKind.Plain, [Step("send", new Series { Let = "poison" })]);
        var transcript = (await Run(Plan(Case("a", arm) with { Let = let }), receiver)).Transcripts.Single();

        transcript.Poison.Should().BeNull();
        transcript.Arms.Should().BeEmpty();
        transcript.Search.Should().ContainSingle();
        transcript.Failure.Should().BeEmpty();
    }

    [Test]
    public async Task Fresh_cases_run_in_instances_of_their_own_and_their_death_is_recorded()
    {
        await using var receiver = new MiniReceiver();
        List<MiniReceiver> started = [];
        MiniReceiver Start()
        {
            var next = new MiniReceiver();
            lock (started)
                started.Add(next);
            return next;
        }
        var run = await Run(
            Plan(Plain("deadly", "kills") with { Fresh = true }, Plain("good"), Plain("harmless") with { Fresh = true }),
            receiver,
            Start
        );

        run.Transcripts.Select(t => t.Case.Head.Id).Should().Equal("deadly", "good", "harmless");
        run.Transcripts.Select(t => t.TargetDied).Should().Equal(true, false, false);
        run.Transcripts.Should().OnlyContain(t => t.Failure == "");
        run.Transcripts[0].Arms[0].Exchanges[0].Answer.Should().Be(AnswerKind.Closed);
        Read(run.Transcripts[2]).Series.Should().ContainSingle();
        started.Should().HaveCount(2).And.OnlyContain(s => s.Disposed);
        receiver.Requests.Should().NotContain(r => r.Contains("harmless", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_fresh_instance_that_cannot_be_started_fails_its_case_only()
    {
        await using var receiver = new MiniReceiver();
        var run = await Run(
            Plan(Plain("a") with { Fresh = true }, Plain("b")),
            receiver,
            () => throw new TargetException(TargetFault.NotReady, "too slow")
        );

        run.Transcripts[0].Failure.Should().Contain("too slow");
        run.Transcripts[1].Failure.Should().BeEmpty();
    }

    [Test]
    public async Task When_the_target_dies_no_case_is_judged_on_its_silence_and_nothing_hangs()
    {
        await using var receiver = new MiniReceiver();
        var cases = Enumerable.Range(0, 50).Select(i => Plain($"c{i}")).Prepend(Plain("deadly", "kills")).ToArray();
        var watch = Stopwatch.StartNew();
        var run = await Run(Plan(cases) with { Jobs = 2 }, receiver);

        run.Transcripts.Should().HaveCount(51).And.OnlyContain(t => t.Failure.Contains("exit code 9"));
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Test]
    public async Task Without_a_connection_there_is_no_preflight_and_every_case_says_why()
    {
        var receiver = new MiniReceiver();
        await receiver.DisposeAsync();
        var run = await Run(Plan(Plain("a")), receiver);

        run.Preflight.Should().BeNull();
        run.Transcripts.Single().Failure.Should().Contain("no connection");
    }

    [Test]
    public async Task A_request_that_cannot_be_made_fails_its_case_only()
    {
        await using var receiver = new MiniReceiver();
        var broken = new RequestScript { Wire = [new WireEdit(WireEditKind.Set, "timeseries[7].samples[0].value", "1")] };
        var run = await Run(Plan(Case("a", new Arm("", ArmKind.Plain, [new Step("send", broken)])), Plain("b")), receiver);

        run.Transcripts[0].Failure.Should().Contain("cannot be made");
        run.Transcripts[1].Failure.Should().BeEmpty();
    }

    [Test]
    public async Task Steps_that_ask_for_it_share_a_connection()
    {
        await using var receiver = new MiniReceiver();
        var arm = new Arm(
            "",
            ArmKind.Plain,
            [Step("bad", Gauge("refused", "a")), Step("good", Gauge("plain", "a")) with { SameConnection = true }]
        );
        var exchanges = (await Run(Plan(Case("a", arm)), receiver)).Transcripts[0].Arms[0].Exchanges;

        exchanges[1].Connection.Should().Be(exchanges[0].Connection);
        exchanges[1].Status.Should().Be(204);
    }

    [Test]
    public async Task Headers_of_the_target_are_sent_and_their_secrets_are_not_kept()
    {
        await using var receiver = new MiniReceiver();
        var plan = Plan(Plain("a"));
        var headers = ImmutableDictionary<string, string>.Empty.Add("Authorization", "Bearer ${TOKEN}").Add("X-Scope-OrgID", "me");
        var exchange = (await Run(plan with { Setup = plan.Setup with { Headers = headers } }, receiver)).Transcripts[0].Arms[0].Exchanges[
            0
        ];

        receiver.Requests.Should().OnlyContain(r => r.Contains("Authorization: Bearer top-secret\r\nX-Scope-OrgID: me\r\n"));
        exchange.RequestValues("Authorization").Should().Equal("Bearer [redacted]");
        Encoding.Latin1.GetString(exchange.RequestHead.Span).Should().Contain("Bearer [redacted]").And.NotContain("top-secret");
    }

    [Test]
    public async Task A_receiver_that_never_answers_is_not_waited_for_case_by_case()
    {
        await using var silent = new SilentReceiver();
        var cases = Enumerable.Range(0, 60).Select(i => Plain($"c{i}")).ToArray();
        var watch = Stopwatch.StartNew();
        var run = await new ReceiverRunner(new Fresh(() => new MiniReceiver()), TimeProvider.System)
            .Run(Plan(cases) with { Timeout = TimeSpan.FromSeconds(2.5) }, silent, new Silent(), CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(30));

        run.Preflight!.Plain.Answer.Should().Be(AnswerKind.TimedOut);
        run.Transcripts.Should().HaveCount(60).And.OnlyContain(t => t.Arms.IsEmpty && t.Failure.Length == 0);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(15));
    }

    private sealed class Fresh(Func<MiniReceiver> start) : ILauncher
    {
        public Task<IInstance> Start(LaunchRequest request, CancellationToken cancellation) => Task.FromResult<IInstance>(start());
    }

    private sealed class Silent : IProgressLog
    {
        public void Phase(string name) { }

        public void Progress(int done, int of, string unit) { }
    }

    private sealed class SilentReceiver : IInstance
    {
        private readonly Http.ScriptedServer server = new((c, _) => c.Hang());

        public string Via => "endpoint";

        public string Version => "";

        public Uri? Write => server.Url;

        public ImmutableDictionary<string, Uri> Read => ImmutableDictionary<string, Uri>.Empty;

        public Task<string> Exited => new TaskCompletionSource<string>().Task;

        public string SuiteHost => "127.0.0.1";

        public string LogTail(int lines) => "";

        public ValueTask DisposeAsync()
        {
            server.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
