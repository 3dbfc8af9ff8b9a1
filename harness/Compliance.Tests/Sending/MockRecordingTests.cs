using System.Net;
using System.Text;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Tests.Sending;

[TestFixture]
internal sealed class MockRecordingTests : MockFixture
{
    private const string Path = "/lane/lane-1/api/v1/write";

    [Test]
    public async Task Keeps_header_names_order_duplicates_and_bytes_exactly_as_sent()
    {
        var lane = AddLane();
        using var client = await Connect();
        string[] headers =
        [
            "hOST: mock",
            "x-b: 2",
            "CONTENT-type:   application/x-protobuf;proto=io.prometheus.write.v2.Request  ",
            "X-A: 1",
            "x-B: \u00e4",
            "User-Agent:",
            "X-B: 2",
        ];
        var body = Bodies.Gauge("m", 5);
        (await client.Exchange(RawClient.Post(Path, body, headers))).Status.Should().Be(204);
        var exchange = lane.Snapshot().Exchanges.Should().ContainSingle().Which;
        exchange
            .RequestHeaders.Should()
            .Equal(
                new HttpHeader("hOST", "mock"),
                new HttpHeader("x-b", "2"),
                new HttpHeader("CONTENT-type", "application/x-protobuf;proto=io.prometheus.write.v2.Request"),
                new HttpHeader("X-A", "1"),
                new HttpHeader("x-B", "\u00e4"),
                new HttpHeader("User-Agent", ""),
                new HttpHeader("X-B", "2"),
                new HttpHeader("Content-Length", $"{body.Length}")
            );
        var sent = RawClient.Post(Path, body, headers);
        exchange.RequestHead.ToArray().Should().Equal(sent[..(sent.Length - body.Length - 2)]);
        exchange.RequestBody.ToArray().Should().Equal(body);
        exchange.RequestLength.Should().Be(body.Length);
    }

    [Test]
    public async Task Tells_method_target_protocol_and_connections_apart()
    {
        var lane = AddLane();
        using var first = await Connect();
        using var second = await Connect();
        await first.Exchange(RawClient.Post(Path + "?a=%20b", []));
        await second.Exchange(Encoding.ASCII.GetBytes($"PUT {Path} HTTP/1.0\r\nHost: m\r\nContent-Length: 0\r\n\r\n"));
        await first.Exchange(Encoding.ASCII.GetBytes($"GET {Path} HTTP/1.1\r\nHost: m\r\n\r\n"));
        var exchanges = lane.Snapshot().Exchanges;
        exchanges
            .Select(e => (e.Method, e.Target, e.Protocol))
            .Should()
            .Equal(("POST", Path + "?a=%20b", "HTTP/1.1"), ("PUT", Path, "HTTP/1.0"), ("GET", Path, "HTTP/1.1"));
        exchanges[2].Connection.Should().Be(exchanges[0].Connection).And.NotBe(exchanges[1].Connection);
        exchanges.Select(e => e.Index).Should().Equal(1, 2, 3);
    }

    [Test]
    public async Task Finds_every_head_when_requests_are_pipelined_in_pieces()
    {
        var lane = AddLane();
        using var client = await Connect();
        var chunked = Encoding.ASCII.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: m\r\nX-N: 2\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"
        );
        byte[] all =
        [
            .. RawClient.Post(Path, "one"u8.ToArray(), "Host: m", "X-N: 1"),
            .. chunked,
            .. RawClient.Post(Path, [], "Host: m", "x-n: 3"),
        ];
        for (var i = 0; i < all.Length; i += 7)
            await client.Send(all.AsMemory(i, Math.Min(7, all.Length - i)));
        for (var i = 0; i < 3; i++)
            (await client.Receive()).Status.Should().Be(204);
        var exchanges = lane.Snapshot().Exchanges;
        exchanges.Select(e => Encoding.ASCII.GetString(e.RequestBody.Span)).Should().Equal("one", "abcde", "");
        exchanges
            .Select(e => e.RequestHeaders[1])
            .Should()
            .Equal(new HttpHeader("X-N", "1"), new HttpHeader("X-N", "2"), new HttpHeader("x-n", "3"));
        exchanges.Select(e => Encoding.ASCII.GetString(e.RequestHead.Span)).Should().AllSatisfy(h => h.Should().StartWith("POST /lane"));
    }

    [Test]
    public async Task Decodes_with_the_schema_that_the_content_type_names()
    {
        var lane = AddLane();
        using var client = await Connect();
        await client.Exchange(RawClient.Post(Path, Bodies.Gauge("decoded", 77, 1.5)));
        await client.Exchange(RawClient.Post(Path, [], "Host: m", "Content-Type: application/x-protobuf"));
        var exchanges = lane.Snapshot().Exchanges;
        var series = exchanges[0].Decoded!.Series.Should().ContainSingle().Which;
        series.Name.Should().Be("decoded");
        series.Samples[0].Sample.Should().Be(new Sample(77, 1.5));
        exchanges[1].Decoded!.Kind.Should().Be(MessageKind.V1);
    }

    [Test]
    public async Task Keeps_a_body_that_does_not_decode_as_evidence()
    {
        var lane = AddLane();
        using var client = await Connect();
        var answer = await client.Exchange(RawClient.Post(Path, "certainly no snappy"u8.ToArray()));
        answer.Status.Should().Be(204);
        answer.Header("X-Prometheus-Remote-Write-Samples-Written").Should().Be("0");
        var exchange = lane.Snapshot().Exchanges.Should().ContainSingle().Which;
        exchange.RequestBody.ToArray().Should().Equal("certainly no snappy"u8.ToArray());
        exchange.Decoded!.Complete.Should().BeFalse();
        exchange.Decoded.Notes.Should().Contain(n => n.Kind == NoteKind.SnappyInvalid);
    }

    [Test]
    public async Task Records_a_write_to_a_spoilt_path_in_the_lane_it_names()
    {
        var lane = AddLane();
        var other = AddLane("lane-10", [Gauge("m")]);
        using var client = await Connect();
        (await client.Exchange(RawClient.Post(Path + "/api/v1/write", Bodies.Gauge("m", 1)))).Status.Should().Be(204);
        (await client.Exchange(RawClient.Post("//lane/lane-10", Bodies.Gauge("m", 1)))).Status.Should().Be(204);
        lane.Snapshot().Exchanges.Should().ContainSingle().Which.Target.Should().Be(Path + "/api/v1/write");
        other.Snapshot().Exchanges.Should().ContainSingle().Which.Target.Should().Be("//lane/lane-10");
        Mock.Strays.Should().BeEmpty();
    }

    [Test]
    public async Task Keeps_a_request_of_no_lane_as_a_stray()
    {
        var lane = AddLane();
        using var client = await Connect();
        (await client.Exchange(RawClient.Post("/api/v1/write", "abc"u8.ToArray()))).Status.Should().Be(404);
        (await client.Exchange(Encoding.ASCII.GetBytes("GET /lane/lane-1 HTTP/1.1\r\nHost: m\r\n\r\n"))).Status.Should().Be(404);
        Mock.Strays.Select(s => (s.Method, s.Target, s.Status))
            .Should()
            .Equal(("POST", "/api/v1/write", 404), ("GET", "/lane/lane-1", 404));
        lane.Snapshot().Exchanges.Should().BeEmpty();
    }

    [TestCase("POST " + Path + " HTTP/1.1\r\nHost: m\r\nBad Header : x\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("POST " + Path + " HTTP/1.1\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("POST " + Path + " HTTP/1.1\r\nHost: m\r\nContent-Length: minus\r\n\r\n")]
    public async Task Records_in_its_lane_a_request_that_the_server_refuses_by_itself(string request)
    {
        var lane = AddLane();
        using var client = await Connect();
        (await client.Exchange(Encoding.ASCII.GetBytes(request))).Status.Should().Be(400);
        var exchange = lane.Snapshot().Exchanges.Should().ContainSingle().Which;
        exchange.Method.Should().Be("POST");
        exchange.Target.Should().Be(Path);
        exchange.Status.Should().Be(400);
        exchange.Trouble.Should().StartWith("no valid HTTP");
        Encoding.ASCII.GetString(exchange.RequestHead.Span).TrimEnd().Should().Be(request.TrimEnd());
    }

    [Test]
    public async Task Takes_what_is_no_http_at_all_for_the_lane_of_its_connection_or_a_stray()
    {
        var lane = AddLane();
        using var known = await Connect();
        await known.Exchange(RawClient.Post(Path, []));
        (await known.Exchange("\x16\x03\x01 tls?\r\n\r\n"u8.ToArray())).Status.Should().Be(400);
        using var unknown = await Connect();
        (await unknown.Exchange("nonsense\r\n\r\n"u8.ToArray())).Status.Should().Be(400);
        lane.Snapshot().Exchanges.Should().HaveCount(2);
        Mock.Strays.Should().ContainSingle().Which.Method.Should().Be("nonsense");
    }

    [Test]
    public async Task Records_a_body_that_breaks_off()
    {
        var lane = AddLane();
        using (var client = await Connect())
            await client.Send(Encoding.ASCII.GetBytes($"POST {Path} HTTP/1.1\r\nHost: m\r\nContent-Length: 10\r\n\r\nabc"));
        await lane.Changes.ReadAsync();
        var exchange = lane.Snapshot().Exchanges.Should().ContainSingle().Which;
        exchange.Answer.Should().Be(AnswerKind.Closed);
        exchange.Trouble.Should().Contain("broke off");
        exchange.Decoded.Should().BeNull();
    }

    [Test]
    public async Task Speaks_http2_with_prior_knowledge_on_its_own_port()
    {
        var lane = AddLane();
        using var client = new HttpClient
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var content = new ByteArrayContent(Bodies.Gauge("m", 3));
        content.Headers.TryAddWithoutValidation("Content-Type", RawClient.V2);
        content.Headers.TryAddWithoutValidation("X-Twice", ["1", "2"]);
        using var answer = await client.PostAsync(new Uri($"http://127.0.0.1:{Mock.Http2Port}{Path}"), content);
        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        var exchange = lane.Snapshot().Exchanges.Should().ContainSingle().Which;
        exchange.Protocol.Should().Be("HTTP/2");
        exchange.Target.Should().Be(Path);
        exchange.RequestHeaders.Should().Contain(new HttpHeader("content-type", RawClient.V2));
        exchange.RequestValues("x-twice").Should().NotBeEmpty();
        exchange.Decoded!.Series.Should().ContainSingle();
    }

    [Test]
    public async Task Times_rise_from_head_to_answer()
    {
        var lane = AddLane();
        using var client = await Connect();
        await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", 1)));
        await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", 2)));
        var exchanges = lane.Snapshot().Exchanges;
        TimeSpan[] times = [.. exchanges.SelectMany(e => new[] { e.SentAt, e.ReceivedAt, e.AnsweredAt })];
        times.Should().BeInAscendingOrder();
    }
}
