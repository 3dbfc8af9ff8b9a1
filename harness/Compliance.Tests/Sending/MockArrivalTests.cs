using System.Collections.Concurrent;
using Compliance.Model.Evidence;
using Compliance.Running.Sending.Mock;

namespace Compliance.Tests.Sending;

/// <summary>What a request decodes to is shown once, when it was answered, and made again of its bytes for whoever asks later.</summary>
[TestFixture]
internal sealed class MockArrivalTests : MockFixture
{
    private const string Path = "/lane/lane-1/api/v1/write";
    private readonly ConcurrentQueue<LaneTranscript> arrived = [];

    protected override MockOptions Options =>
        new()
        {
            Arrived = arrived.Enqueue,
            Limits = new MockLimits { BytesHeldDecoded = 0 },
        };

    [SetUp]
    public void Forget() => arrived.Clear();

    [Test]
    public async Task Everyone_is_told_of_each_request_with_its_answer_and_of_no_other()
    {
        AddLane();
        using var client = await Connect();
        await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", 1)));
        await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", 2)));
        await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", 3)));

        // The third may still be on its way to us: its answer left first.
        var told = arrived.Take(2).ToArray();
        told.Select(t => t.Exchanges.Single().Status).Should().Equal(204, 204);
        told.Select(t => t.Exchanges.Single().Decoded!.Series[0].Samples[0].Sample.TimestampMs).Should().Equal(1, 2);
    }

    [Test]
    public async Task A_body_that_was_let_go_is_read_again_and_is_the_same()
    {
        var lane = AddLane();
        using var client = await Connect();
        await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", 7)));
        await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", 8)));
        var first = lane.Snapshot().Exchanges[0];
        var seen = first.Decoded;

        seen!.Series[0].Samples[0].Sample.TimestampMs.Should().Be(7);
        seen.Complete.Should().BeTrue();
        first.Decoded.Should().BeSameAs(seen, "it is held again once it was asked for");
        first.Message!.LetGo();
        first.Decoded.Should().NotBeSameAs(seen);
        first.Decoded!.Message.ToArray().Should().Equal(seen.Message.ToArray());
        first.Decoded.Series.Should().BeEquivalentTo(seen.Series);
    }

    [Test]
    public async Task Nobody_is_told_of_a_request_that_is_only_counted()
    {
        var lane = AddLane();
        using var client = await Connect();
        lane.End("");
        await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", 1)));
        await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", 2)));

        arrived.Should().BeEmpty();
    }
}
