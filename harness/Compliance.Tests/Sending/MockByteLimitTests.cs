using System.Text;
using Compliance.Running.Sending.Mock;
using Compliance.Wire.Schema.V2;

namespace Compliance.Tests.Sending;

[TestFixture]
internal sealed class MockByteLimitTests : MockFixture
{
    private const string Path = "/lane/lane-1/api/v1/write";

    protected override MockOptions Options =>
        new()
        {
            Limits = new MockLimits
            {
                BytesPerLane = 60_000,
                BytesInAll = 90_000,
                BodyRead = 200_000,
            },
        };

    [Test]
    public async Task Bytes_beyond_the_bound_of_a_lane_are_only_counted()
    {
        var lane = AddLane();
        using var client = await Connect();
        for (var i = 0; i < 5; i++)
            (await client.Exchange(RawClient.Post(Path, new byte[20_000]))).Status.Should().Be(204);
        lane.Snapshot().Exchanges.Should().HaveCount(2);
        lane.Snapshot().Dropped.Should().Be(3);
    }

    [Test]
    public async Task Bytes_beyond_the_bound_of_all_lanes_are_only_counted()
    {
        MockLane[] lanes = [.. Enumerable.Range(1, 3).Select(i => AddLane($"lane-{i}", [Gauge("m")]))];
        using var client = await Connect();
        foreach (var lane in lanes)
        {
            for (var i = 0; i < 2; i++)
                (await client.Exchange(RawClient.Post(lane.Lane.WritePath, new byte[20_000]))).Status.Should().Be(204);
        }

        lanes.Sum(l => l.Snapshot().Exchanges.Length).Should().Be(4);
        lanes.Sum(l => l.Snapshot().Dropped).Should().Be(2);
    }

    [Test]
    public async Task A_chunked_body_beyond_the_bound_is_answered_413()
    {
        var lane = AddLane();
        using var client = await Connect();
        await client.Send(Encoding.ASCII.GetBytes($"POST {Path} HTTP/1.1\r\nHost: m\r\nTransfer-Encoding: chunked\r\n\r\n"));
        var chunk = Encoding.ASCII.GetBytes("8000\r\n" + new string('x', 0x8000) + "\r\n");
        for (var i = 0; i < 8; i++)
            await client.Send(chunk);
        (await client.Receive()).Status.Should().Be(413);
        lane.Snapshot().Dropped.Should().Be(1);
    }

    [Test]
    public async Task Compressed_data_counts_with_its_unpacked_size()
    {
        var lane = AddLane();
        using var client = await Connect();
        var body = Bodies.Compressed(new Request { Symbols = { "", new string('a', 35_000) } });
        body.Length.Should().BeLessThan(5_000);
        await client.Exchange(RawClient.Post(Path, body));
        await client.Exchange(RawClient.Post(Path, body));
        lane.Snapshot().Exchanges.Should().ContainSingle();
        lane.Snapshot().Dropped.Should().Be(1);
    }
}
