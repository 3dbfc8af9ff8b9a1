using System.Text;
using Compliance.Model.Decoding;

namespace Compliance.Tests.Sending;

[TestFixture]
internal sealed class MockLimitTests : MockFixture
{
    private const string Path = "/lane/lane-1/api/v1/write";

    [Test]
    public async Task A_body_of_200_MB_is_read_and_its_beginning_kept()
    {
        const long Length = 200L << 20;
        var lane = AddLane();
        using var client = await Connect();
        await client.Send(Encoding.ASCII.GetBytes($"POST {Path} HTTP/1.1\r\nHost: m\r\nContent-Length: {Length}\r\n\r\n"));
        var piece = new byte[1 << 20];
        for (long sent = 0; sent < Length; sent += piece.Length)
            await client.Send(piece);
        (await client.Receive()).Status.Should().Be(204);
        var exchange = lane.Snapshot().Exchanges.Should().ContainSingle().Which;
        exchange.RequestLength.Should().Be(Length);
        exchange.RequestBody.Length.Should().Be(16 << 20);
        exchange.Decoded!.Notes.Should().ContainSingle(n => n.Kind == NoteKind.TooLarge);
    }

    [Test]
    public async Task A_body_that_announces_more_than_the_bound_is_answered_413_unread()
    {
        var lane = AddLane();
        using var client = await Connect();
        await client.Send(Encoding.ASCII.GetBytes($"POST {Path} HTTP/1.1\r\nHost: m\r\nContent-Length: {300L << 20}\r\n\r\n"));
        (await client.Receive()).Status.Should().Be(413);
        lane.Snapshot().Exchanges.Single().Status.Should().Be(413);
        lane.Snapshot().Exchanges.Single().RequestLength.Should().Be(300L << 20);
    }

    [Test]
    public async Task A_snappy_bomb_is_noted_and_not_unpacked()
    {
        var lane = AddLane();
        using var client = await Connect();
        var bomb = new byte[100_000];
        new byte[] { 0xff, 0xff, 0xff, 0xff, 0x0f }.CopyTo(bomb, 0);
        (await client.Exchange(RawClient.Post(Path, bomb))).Status.Should().Be(204);
        var decoded = lane.Snapshot().Exchanges.Single().Decoded!;
        decoded.Message.Length.Should().BeLessThan(1 << 20);
        decoded.Notes.Should().Contain(n => n.Kind == NoteKind.TooLarge || n.Kind == NoteKind.SnappyInvalid);
    }

    [Test]
    public async Task After_5000_exchanges_requests_are_answered_and_counted()
    {
        var lane = AddLane();
        var body = Bodies.Gauge("m", 1);
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    using var client = await Connect();
                    for (var i = 0; i < 2_500; i++)
                        (await client.Exchange(RawClient.Post(Path, body))).Status.Should().Be(204);
                })
        );
        var snapshot = lane.Snapshot();
        snapshot.Exchanges.Should().HaveCount(5_000);
        snapshot.Dropped.Should().Be(5_000);
    }
}
