using System.Collections.Immutable;
using System.Diagnostics;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Targets;
using Compliance.Running;
using Compliance.Running.Launching;
using Compliance.Running.Receiving;
using Compliance.Tests.Running.Launching;

namespace Compliance.Tests.Running.Receiving;

/// <summary>Real receivers, launched from the target folders of the repository, written to and read back.</summary>
public sealed class RealReceiverTests
{
    private static readonly long NowMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
    private readonly ShellTarget folders = new();

    [OneTimeTearDown]
    public void RemoveFolders() => folders.Dispose();

    private static ReadQuery Query(ReadKind kind, string metric, long at = 0) => new(kind, $"{metric}{{case=\"real\"}}", at);

    private static Series Series(string metric) => new() { Labels = [new("__name__", metric), new("case", "real"), new("z", "é")] };

    private static ReceiverCase Case(string id, MessageKind message, params Series[] series) =>
        new()
        {
            Head = new CaseHead
            {
                Id = id,
                Title = id,
                Checks = [],
                At = new SourceLocation(id, 1),
            },
            Arms = [new Arm("", ArmKind.Plain, [new Step("send", new RequestScript { Message = message, Series = [.. series] })])],
            Tag = id,
        };

    private static ReceiverCase Floats(MessageKind message) =>
        Case(
            "floats",
            message,
            Series("real_floats") with
            {
                Samples =
                [
                    new Sample(NowMs - 3, 0.1),
                    new Sample(NowMs - 2, -0.0),
                    new Sample(NowMs - 1, double.NegativeInfinity),
                    new Sample(NowMs, double.NaN),
                ],
            }
        );

    private static readonly ReceiverCase Histogram = Case(
        "histogram",
        MessageKind.V2,
        Series("real_histogram") with
        {
            Histograms =
            [
                new Histogram
                {
                    TimestampMs = NowMs,
                    CountInt = 6,
                    Sum = 10.5,
                    ZeroThreshold = 0.001,
                    ZeroCountInt = 1,
                    PositiveSpans = [new BucketSpan(0, 2)],
                    PositiveDeltas = [2, 1],
                },
            ],
        }
    );

    private static readonly ReceiverCase Exemplar = Case(
        "exemplar",
        MessageKind.V2,
        Series("real_exemplar") with
        {
            Samples = [new Sample(NowMs, 1)],
            Exemplars = [new Exemplar([new Label("trace_id", "abc")], 0.5, NowMs)],
        }
    );

    private static readonly ReceiverCase Stale = Case(
        "stale",
        MessageKind.V2,
        Series("real_stale") with
        {
            Samples = [new Sample(NowMs - 2000, 1), new Sample(NowMs - 1000, Sample.StaleMarker)],
        }
    );

    private async Task<(IInstance Instance, ReceiverRun Run)> Run(
        string name,
        string version,
        string via,
        MessageKind message,
        Func<ReceiverCase, IEnumerable<ReadQuery>> reads,
        params ReceiverCase[] cases
    )
    {
        var target = RealPrograms.Descriptor(name);
        await RealPrograms.Need(target, version, via);
        var request = new LaunchRequest
        {
            Target = target,
            Role = Role.Receiver,
            Version = version,
            Via = via,
            Folder = folders.NewFolder(),
        };
        var launcher = new Launcher(TimeProvider.System);
        await using var instance = await launcher.Start(request, CancellationToken.None);
        var plan = new ReceiverPlan
        {
            Cases = [.. cases],
            Reads = (c, _) => reads(c),
            Setup = target.Receiver!,
            Launch = request,
            Tag = Guid.NewGuid().ToString("N"),
            Message = message,
        };
        var run = await new ReceiverRunner(launcher, TimeProvider.System).Run(plan, instance, new Quiet(), CancellationToken.None);
        return (instance, run);
    }

    [TestCase("process")]
    [TestCase("container")]
    public async Task Prometheus_takes_2_0_and_shows_bit_for_bit_what_it_stored(string via)
    {
        IEnumerable<ReadQuery> Reads(ReceiverCase c) =>
            c.Head.Id switch
            {
                "floats" => [Query(ReadKind.Samples, "real_floats")],
                "histogram" => [Query(ReadKind.Samples, "real_histogram")],
                "exemplar" => [Query(ReadKind.Exemplars, "real_exemplar")],
                _ => [Query(ReadKind.Instant, "real_stale", NowMs - 1500), Query(ReadKind.Instant, "real_stale", NowMs - 500)],
            };
        var (instance, run) = await Run(
            "prometheus",
            "3.5.3",
            via,
            MessageKind.V2,
            Reads,
            Floats(MessageKind.V2),
            Histogram,
            Exemplar,
            Stale
        );

        instance.Via.Should().Be(via);
        instance.Version.Should().Be("3.5.3");
        run.Preflight!.Plain.Status.Should().Be(204);
        run.Preflight.PlainRead!.Series.Single().Samples.Should().ContainSingle();
        run.Preflight.Garbage.Status.Should().Be(400);
        run.Preflight.BrokenMessage.Status.Should().Be(400);
        run.Preflight.RandomPath.Status.Should().Be(404);
        run.Transcripts.Should().OnlyContain(t => t.Failure == "" && t.Arms[0].Exchanges[0].Status == 204);
        run.Transcripts[0].Arms[0].Exchanges[0].ResponseValues("X-Prometheus-Remote-Write-Samples-Written").Should().Equal("4");

        var floats = run.Transcripts[0].Reads.Values.Single().Series.Single();
        floats.Labels.Should().Equal(new Label("__name__", "real_floats"), new Label("case", "real"), new Label("z", "é"));
        floats.Samples.Take(3).Should().Equal(run.Transcripts[0].Arms[0].Arm.Steps[0].Request.Series[0].Samples.Take(3));
        floats.Samples[3].Value.Should().Be(double.NaN);

        var histogram = run.Transcripts[1].Reads.Values.Single().Series.Single().Histograms.Single();
        (histogram.TimestampMs, histogram.Count, histogram.Sum).Should().Be((NowMs, 6, 10.5));
        histogram.Buckets.Should().Equal(new ReadBucket(-0.001, 0.001, 1), new ReadBucket(0.5, 1, 2), new ReadBucket(1, 2, 3));

        var exemplar = run.Transcripts[2].Reads.Values.Single().Series.Single().Exemplars.Single();
        (exemplar.TimestampMs, exemplar.Value).Should().Be((NowMs, 0.5));
        exemplar.Labels.Should().Equal(new Label("trace_id", "abc"));

        run.Transcripts[3].Reads[Query(ReadKind.Instant, "real_stale", NowMs - 1500)].Series.Should().ContainSingle();
        run.Transcripts[3].Reads[Query(ReadKind.Instant, "real_stale", NowMs - 500)].Series.Should().BeEmpty();
    }

    [Test]
    public async Task Prometheus_2_53_answers_a_2_0_message_and_stores_nothing()
    {
        var (instance, run) = await Run(
            "prometheus",
            "2.53.3",
            "process",
            MessageKind.V2,
            _ => [Query(ReadKind.Samples, "real_floats")],
            Floats(MessageKind.V2)
        );

        instance.Version.Should().Be("2.53.3");
        run.Preflight!.Plain.Status.Should().Be(204);
        run.Preflight.PlainRead!.Failure.Should().BeEmpty();
        run.Preflight.PlainRead.Series.Should().BeEmpty();
        run.Transcripts[0].Reads.Values.Single().Series.Should().BeEmpty();
    }

    [TestCase("victoria-metrics", "1.145.0", "process")]
    [TestCase("victoria-metrics", "1.145.0", "container")]
    [TestCase("influxdb", "1.6.7", "process")]
    public async Task Receivers_of_1_0_show_what_they_stored(string name, string version, string via)
    {
        // No NaN and no infinities: VictoriaMetrics drops the one and InfluxDB refuses the other.
        Sample[] samples = [new Sample(NowMs - 3, 0.1), new Sample(NowMs, -2)];
        var floats = Case("floats", MessageKind.V1, Series("real_floats") with { Samples = [.. samples] });
        var (_, run) = await Run(name, version, via, MessageKind.V1, _ => [Query(ReadKind.Samples, "real_floats")], floats);

        run.Preflight!.Plain.Accepted.Should().BeTrue();
        run.Preflight.PlainRead!.Series.Single().Samples.Should().ContainSingle();
        var series = run.Transcripts[0].Reads.Values.Single().Series.Single();
        series.Labels.Should().Equal(new Label("__name__", "real_floats"), new Label("case", "real"), new Label("z", "é"));
        series.Samples.Should().Equal(samples);
    }

    [Test]
    public async Task Two_hundred_cases_take_little_time()
    {
        var cases = Enumerable
            .Range(0, 200)
            .Select(i => Case($"c{i}", MessageKind.V2, Series($"m{i}") with { Samples = [new Sample(NowMs, i)] }))
            .ToArray();
        var watch = Stopwatch.StartNew();
        var (_, run) = await Run(
            "prometheus",
            "3.5.3",
            "process",
            MessageKind.V2,
            c => [new ReadQuery(ReadKind.Samples, $"m{c.Head.Id[1..]}")],
            cases
        );

        run.Transcripts.Should().OnlyContain(t => t.Reads.Values.Single().Series.Length == 1);
        await TestContext.Out.WriteLineAsync($"{watch.Elapsed} from launch to the end of 200 cases");
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
    }

    private sealed class Quiet : IProgressLog
    {
        public void Phase(string name) { }

        public void Progress(int done, int of, string unit) { }
    }
}
