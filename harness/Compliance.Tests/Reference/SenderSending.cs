using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Scrapes;
using Compliance.Reference.Sender;
using static Compliance.Tests.Reference.StagePages;

namespace Compliance.Tests.Reference;

[TestFixture]
internal sealed class SenderSending
{
    [Test]
    public async Task Sends_what_it_scraped_as_a_message_of_2_0()
    {
        await using var stage = await SenderStage.Start(new StageLane("a") { Headers = [new HeaderLine("X-Tenant", "demo")] });
        await using var sender = await Started(stage);
        var first = (await stage.Until("a", r => r.Length >= 2))[0];
        first.Method.Should().Be("POST");
        first.Target.Should().Be("/a/write");
        first.Headers["Content-Type"].Should().Be("application/x-protobuf;proto=io.prometheus.write.v2.Request");
        first.Headers["Content-Encoding"].Should().Be("snappy");
        first.Headers["X-Prometheus-Remote-Write-Version"].Should().Be("2.0.0");
        first.Headers["User-Agent"].Should().StartWith("prw-reference-sender/");
        first.Headers["X-Tenant"].Should().Be("demo");
        first.Body.Complete.Should().BeTrue();
        first.Body.Notes.Should().BeEmpty();
        var counter = first.Body.Series.Single(s => s.Name == "demo_seconds_total");
        counter.Labels.Select(l => l.Name).Should().Equal("__name__", "instance", "job");
        counter.Labels.Single(l => l.Name == "job").Value.Should().Be("a");
        counter.Samples.Single().Sample.Value.Should().Be(12345.678);
        counter.Samples.Single().Sample.StartTimestampMs.Should().Be(CreatedMs);
        counter.Samples.Single().Sample.TimestampMs.Should().BeCloseTo(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), 20_000);
        counter.Metadata!.Value.Metadata.Should().Be(new Metadata(MetricType.Counter, "A counter of a demo.", "seconds"));
        counter.Exemplars.Single().Exemplar.TimestampMs.Should().Be(CreatedMs + 1000);
        first.Body.Series.Single(s => s.Name == "epoch_total").Samples.Single().Sample.StartTimestampMs.Should().Be(1);
    }

    [Test]
    public async Task Sends_messages_of_1_0_where_it_is_told_to()
    {
        await using var stage = await SenderStage.Start(new StageLane("a") { V2 = false, Written = false });
        await using var sender = await Started(stage);
        var requests = await stage.Until("a", r => r.Length >= 3);
        requests
            .Should()
            .OnlyContain(r =>
                r.Headers["Content-Type"] == "application/x-protobuf" && r.Headers["X-Prometheus-Remote-Write-Version"] == "0.1.0"
            );
        requests.SelectMany(r => r.Data).Should().OnlyHaveUniqueItems();
        requests[0].Body.Series.Should().Contain(s => s.Name == "demo_gauge");
    }

    [Test]
    public async Task Sends_native_histograms_and_converts_classic_ones_when_asked()
    {
        await using var stage = await SenderStage.Start(
            new StageLane("native") { Page = _ => Serve(WithNative) },
            new StageLane("custom") { CustomBuckets = true }
        );
        await using var sender = await Started(stage);
        var native = (await stage.Until("native", r => r.Length >= 1))[0].Body.Series.Single();
        native.Histograms.Single().Histogram.PositiveDeltas.Should().Equal(1, 2, 1);
        native.Exemplars.Should().HaveCount(2);
        var custom = (await stage.Until("custom", r => r.Length >= 1))[0].Body.Series;
        custom.Single(s => s.Name == "latency_seconds").Histograms.Single().Histogram.Schema.Should().Be(Histogram.CustomBuckets);
        custom.Should().NotContain(s => s.Name == "latency_seconds_bucket");
    }

    [Test]
    public async Task Sends_stale_markers_for_every_end_that_it_can_notice()
    {
        await using var stage = await SenderStage.Start(
            new StageLane("series") { Page = n => Serve(n < 3 ? Plain : OnlyGauge) },
            new StageLane("refused") { Page = n => n < 3 ? Serve(OnlyGauge) : Status(500) },
            new StageLane("broken") { Page = n => n < 3 ? Serve(OnlyGauge) : Close },
            new StageLane("late") { Page = n => n < 3 ? Serve(OnlyGauge) : Hang },
            new StageLane("withdrawn") { Page = n => n < 3 ? Serve(OnlyGauge) : null },
            new StageLane("native") { Page = n => n < 3 ? Serve(WithNative) : Status(404) }
        );
        await using var sender = await Started(stage);
        foreach (var lane in (string[])["series", "refused", "broken", "late", "withdrawn", "native"])
        {
            var requests = await stage.Until(lane, r => r.Any(x => Stale(x).Any()));
            var markers = requests.SelectMany(Stale).ToList();
            markers.Should().OnlyHaveUniqueItems($"each series of {lane} ends once");
            if (lane == "series")
                markers
                    .Should()
                    .NotContain(m => m.Contains("demo_gauge", StringComparison.Ordinal) && m.Contains("red", StringComparison.Ordinal));
        }
    }

    [Test]
    public async Task Sends_no_stale_marker_for_a_series_with_timestamps_of_the_page()
    {
        var timed = Of(new Family("timed", MetricType.Gauge, "", "", [Value(2) with { Timestamped = TimeSpan.FromSeconds(30) }]));
        var both = Of([.. timed.Families, .. OnlyGauge.Families]);
        await using var stage = await SenderStage.Start(new StageLane("a") { Page = n => n < 3 ? Serve(both) : Status(500) });
        await using var sender = await Started(stage);
        var requests = await stage.Until("a", r => r.Any(x => Stale(x).Any()));
        requests.SelectMany(Stale).Should().ContainSingle().Which.Should().Contain("demo_gauge");
    }

    [Test]
    public async Task Sends_the_same_data_again_after_5xx_with_growing_pauses_and_loses_nothing()
    {
        await using var stage = await SenderStage.Start(
            new StageLane("a") { Reply = (n, _) => n is >= 1 and <= 4 ? 503 : 204, Body = "do not retry" }
        );
        var clock = new RecordingClock();
        await using var sender = await Started(stage, new SenderChoices(), clock);
        var requests = await stage.Until("a", r => r.Length >= 8);
        var attempts = requests.Skip(1).Take(5).ToList();
        attempts.Should().OnlyContain(r => r.Data.SequenceEqual(attempts[0].Data));
        // As they were asked of the clock: a request that is seen late on a busy machine shortens the pause behind it.
        var pauses = clock.Waits.Take(4).Select(w => w.TotalMilliseconds).ToList();
        pauses[0].Should().BeGreaterThan(45);
        pauses[1].Should().BeGreaterThan(95);
        pauses[2].Should().BeGreaterThan(190);
        pauses[3].Should().BeGreaterThan(380);
        (attempts[^1].At - attempts[0].At).TotalMilliseconds.Should().BeGreaterThan(pauses[^1], "they are really waited for");
        requests.Where(r => r.Status == 204).SelectMany(r => r.Data).Should().OnlyHaveUniqueItems();
        sender.LogTail(10).Should().Contain("do not retry");
    }

    [Test]
    public async Task Sends_again_when_the_connection_breaks()
    {
        await using var stage = await SenderStage.Start(new StageLane("a") { Reply = (n, _) => n == 1 ? 0 : 204 });
        await using var sender = await Started(stage);
        var requests = await stage.Until("a", r => r.Length >= 3);
        requests[2].Data.Should().Equal(requests[1].Data);
    }

    [TestCase(400)]
    [TestCase(404)]
    [TestCase(422)]
    public async Task Drops_what_was_answered_4xx_and_goes_on(int status)
    {
        await using var stage = await SenderStage.Start(
            new StageLane("a") { Reply = (n, _) => n is 1 or 2 ? status : 204, Body = "please retry" }
        );
        await using var sender = await Started(stage);
        var requests = await stage.Until("a", r => r.Length >= 6);
        requests.SelectMany(r => r.Data).Should().OnlyHaveUniqueItems();
        requests.Should().OnlyContain(r => r.Kind == MessageKind.V2);
    }

    [Test]
    public async Task Sends_again_after_429_when_the_time_asked_for_is_over()
    {
        await using var stage = await SenderStage.Start(new StageLane("a") { Reply = (n, _) => n == 1 ? 429 : 204, RetryAfter = "1" });
        await using var sender = await Started(stage);
        var requests = await stage.Until("a", r => r.Length >= 3);
        requests[2].Data.Should().Equal(requests[1].Data);
        (requests[2].At - requests[1].At).TotalMilliseconds.Should().BeGreaterThan(950);
    }

    [TestCase(415, true)]
    [TestCase(400, true)]
    [TestCase(204, false)]
    public async Task Falls_back_to_1_0_with_the_same_data(int status, bool written)
    {
        await using var stage = await SenderStage.Start(
            new StageLane("a") { Reply = (_, r) => r.Kind == MessageKind.V2 ? status : 204, Written = written }
        );
        await using var sender = await Started(stage);
        var requests = await stage.Until("a", r => r.Length >= 4);
        requests[0].Kind.Should().Be(MessageKind.V2);
        requests.Skip(1).Should().OnlyContain(r => r.Kind == MessageKind.V1 && r.Headers["X-Prometheus-Remote-Write-Version"] == "0.1.0");
        requests[1].Data.Should().BeEquivalentTo(requests[0].Data);
        requests.Skip(1).SelectMany(r => r.Data).Should().OnlyHaveUniqueItems();
    }

    [TestCase("content-type")]
    [TestCase("Content-Encoding")]
    [TestCase("USER-AGENT")]
    [TestCase("x-prometheus-remote-write-version")]
    public async Task Refuses_to_start_when_users_set_a_reserved_header(string header)
    {
        await using var stage = await SenderStage.Start(new StageLane("a") { Headers = [new HeaderLine(header, "mine")] });
        await FluentActions
            .Awaiting(() => ReferenceSender.Start(stage.SenderLanes, SenderBehaviour.Reference, CancellationToken.None))
            .Should()
            .ThrowAsync<SenderConfigurationException>()
            .WithMessage($"*{header}*");
    }

    [Test]
    public async Task Keeps_samples_in_order_when_the_receiver_fails()
    {
        await using var stage = await SenderStage.Start(new StageLane("a") { Reply = (n, _) => n % 3 == 1 ? 500 : 204 });
        await using var sender = await Started(stage);
        var requests = await stage.Until("a", r => r.Length >= 12);
        foreach (var series in requests.Where(r => r.Status == 204).SelectMany(r => r.Data).GroupBy(d => d.Key))
            series.Select(d => d.TimestampMs).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    private static Task<ReferenceSender> Started(SenderStage stage, SenderChoices? choices = null, TimeProvider? clock = null) =>
        ReferenceSender.Start(
            stage.SenderLanes,
            SenderStage.Fast with
            {
                Choices = choices ?? SenderStage.Fast.Choices,
                Clock = clock ?? TimeProvider.System,
            },
            CancellationToken.None
        );

    private static IEnumerable<string> Stale(StageRequest request) =>
        [
            .. request
                .Body.Series.Where(s => s.Samples.Any(x => x.Sample.IsStale) || s.Histograms.Any(h => h.Histogram.IsStale))
                .Select(s => s.Key),
        ];

    private sealed class RecordingClock : TimeProvider
    {
        private readonly ConcurrentQueue<TimeSpan> waits = [];

        /// <summary>What was waited for once, in order; intervals are not among it.</summary>
        public IEnumerable<TimeSpan> Waits => waits;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (period == Timeout.InfiniteTimeSpan)
                waits.Enqueue(dueTime);
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
