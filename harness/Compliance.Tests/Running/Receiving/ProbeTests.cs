using System.Collections.Immutable;
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

public sealed class ProbeTests
{
    private static readonly long NowMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private static readonly ImmutableArray<CapabilityEntry> List =
    [
        new("message.v1", "", Capability.Probe),
        new("exemplars", "", Capability.Yes),
        new("metadata", "", Capability.Probe),
        new("out-of-order", "", Capability.No),
        new("message.v2", "", Capability.Yes),
    ];

    [Test]
    public void What_the_descriptor_or_the_list_leaves_open_is_probed_where_requests_can_decide()
    {
        ReceiverProbes.Due(Target(), List).Should().Equal("message.v1");
        ReceiverProbes
            .Due(Target(("out-of-order", Capability.Probe), ("message.v1", Capability.No), ("message.v2", Capability.Probe)), List)
            .Should()
            .Equal("out-of-order", "message.v2");
    }

    [Test]
    public async Task Each_capability_is_provoked_once_and_numbered_behind_the_preflight()
    {
        await using var receiver = new MiniReceiver { KnowsV1 = false };
        var run = await Run(Plan([Case("a", ArmKind.Plain, "plain")], "exemplars", "out-of-order", "message.v1"), receiver);

        var probes = run.Preflight!.Probes;
        probes.Select(p => p.Capability).Should().Equal("exemplars", "out-of-order", "message.v1");
        probes.SelectMany(p => p.Exchanges).Select(e => (e.Index, e.Status)).Should().Equal((6, 204), (7, 204), (8, 204), (9, 400));
        run.Transcripts.Single().Arms.Single().Exchanges.Single().Index.Should().Be(10);
    }

    [Test]
    public async Task Nothing_is_probed_when_the_plain_request_is_refused()
    {
        await using var receiver = new MiniReceiver { KnowsV1 = false };
        var run = await Run(Plan([], "exemplars") with { Message = MessageKind.V1 }, receiver);
        run.Preflight!.Plain.Accepted.Should().BeFalse();
        run.Preflight.Probes.Should().BeEmpty();
    }

    [TestCase("busy")]
    [TestCase("busy_503")]
    public async Task An_overloaded_receiver_is_sent_the_same_again_and_the_last_answer_counts(string metric)
    {
        await using var receiver = new MiniReceiver();
        var arm = (await Run(Plan([Case("a", ArmKind.Plain, metric)]), receiver)).Transcripts.Single().Arms.Single();
        arm.Exchanges.Single().Status.Should().Be(204);
        arm.PutOff.Should().HaveCount(2).And.OnlyContain(e => e.Status == 429 || e.Status == 503);
        arm.PutOff.Concat(arm.Exchanges).Select(e => e.Index).Should().OnlyHaveUniqueItems();
    }

    [Test]
    public async Task A_partial_write_that_asks_for_the_request_again_gets_it_once_and_only_for_a_defect()
    {
        await using var receiver = new MiniReceiver();
        var run = await Run(Plan([Case("a", ArmKind.Plain, "busy_partial"), Case("b", ArmKind.Defect, "busy_partial")]), receiver);
        run.Transcripts.SelectMany(t => t.Arms).Select(a => a.PutOff.Length).Should().Equal(0, 1);
    }

    private static ReceiverCase Case(string id, ArmKind kind, string metric) =>
        new()
        {
            Head = new CaseHead
            {
                Id = id,
                Title = id,
                Checks = [],
                At = new SourceLocation(id, 1),
            },
            Arms =
            [
                new Arm(
                    kind == ArmKind.Plain ? "" : "arm",
                    kind,
                    [
                        new Step(
                            "send",
                            new RequestScript
                            {
                                Series = [new Series { Labels = [new("__name__", metric)], Samples = [new Sample(NowMs, 1)] }],
                            }
                        ),
                    ]
                ),
            ],
            Tag = id,
        };

    private static TargetDescriptor Target(params (string Name, Capability Has)[] capabilities) =>
        Launching.ShellTarget.Descriptor("") with
        {
            Capabilities = capabilities.ToImmutableDictionary(c => c.Name, c => c.Has),
        };

    private static ReceiverPlan Plan(ImmutableArray<ReceiverCase> cases, params string[] probes) =>
        new()
        {
            Cases = cases,
            Reads = (_, _) => [],
            Setup = Launching.ShellTarget.Receiver(),
            Launch = new LaunchRequest
            {
                Target = Launching.ShellTarget.Descriptor(""),
                Role = Role.Receiver,
                Version = "",
                Folder = Path.GetTempPath(),
            },
            Tag = "tag",
            Jobs = 1,
            Probes = [.. probes],
        };

    private static Task<ReceiverRun> Run(ReceiverPlan plan, MiniReceiver receiver) =>
        new ReceiverRunner(new NoLauncher(), TimeProvider.System, _ => "")
            .Run(plan, receiver, new NoLog(), CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(30));

    private sealed class NoLauncher : ILauncher
    {
        public Task<IInstance> Start(LaunchRequest request, CancellationToken cancellation) =>
            throw new InvalidOperationException("no case of these tests asks for an instance of its own");
    }

    private sealed class NoLog : IProgressLog
    {
        public void Phase(string name) { }

        public void Progress(int done, int total, string what) { }
    }
}
