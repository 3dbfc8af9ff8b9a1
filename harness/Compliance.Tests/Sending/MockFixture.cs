using System.Collections.Immutable;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Responses;
using Compliance.Model.Scrapes;
using Compliance.Running.Sending;
using Compliance.Running.Sending.Mock;

namespace Compliance.Tests.Sending;

/// <summary>A mock receiver per test, on loopback, with short ways to lanes and clients.</summary>
[CancelAfter(60_000)]
internal abstract class MockFixture
{
    protected MockReceiver Mock { get; private set; } = null!;

    protected virtual MockOptions Options => new();

    [SetUp]
    public async Task StartMock() =>
        Mock = await MockReceiver.Start(Options, new RunClock(TimeProvider.System), TestContext.CurrentContext.CancellationToken);

    [TearDown]
    public async Task StopMock() => await Mock.DisposeAsync();

    protected MockLane AddLane(params ResponseScript[] respond) => AddLane("lane-1", [new Page()], respond);

    protected MockLane AddLane(string name, ImmutableArray<Page> pages, params ResponseScript[] respond) =>
        Mock.Add(
            new Lane
            {
                Name = name,
                WritePath = MockPaths.Write(name),
                Options = new LaneOptions(),
                Pages = pages,
                Respond = [.. respond],
                Cases = ["sender/test/one"],
            }
        );

    protected Task<RawClient> Connect() => RawClient.Connect(Mock.Port);

    internal static Page Gauge(string name, double value = 1, double step = 1) =>
        new() { Families = [new Family(name, MetricType.Gauge, "", "", [new PageSeries { Value = value, Step = step }])] };
}
