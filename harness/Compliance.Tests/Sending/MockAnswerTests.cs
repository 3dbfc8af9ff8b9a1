using System.Net.Sockets;
using System.Text;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Responses;
using Compliance.Running.Sending.Mock;
using Compliance.Wire.Schema.V2;

namespace Compliance.Tests.Sending;

[TestFixture]
internal sealed class MockAnswerTests : MockFixture
{
    private const string Path = "/lane/lane-1/api/v1/write";

    [Test]
    public async Task Rules_answer_in_order_of_arrival_until_they_are_used_up()
    {
        AddLane(new ResponseScript { Status = 503, Times = 2 }, new ResponseScript { Status = 400, Times = 1 });
        using var client = await Connect();
        var seen = new List<int>();
        for (var i = 0; i < 5; i++)
            seen.Add((await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", i)))).Status);
        seen.Should().Equal(503, 503, 400, 204, 204);
    }

    [Test]
    public async Task A_rule_for_a_message_answers_only_requests_that_announce_it()
    {
        AddLane(
            new ResponseScript { Status = 415, To = MessageKind.V2 },
            new ResponseScript
            {
                Status = 200,
                To = MessageKind.V1,
                Times = 1,
            }
        );
        using var client = await Connect();
        var v1 = RawClient.Post(Path, [], "Host: m", "Content-Type: application/x-protobuf;proto=prometheus.WriteRequest");
        var neither = RawClient.Post(Path, [], "Host: m", "Content-Type: text/plain");
        var seen = new List<int>();
        foreach (var request in new[] { v1, RawClient.Post(Path, []), v1, RawClient.Post(Path, []), neither })
            seen.Add((await client.Exchange(request)).Status);
        seen.Should().Equal(200, 415, 204, 415, 204);
    }

    [Test]
    public async Task A_rule_with_a_number_is_not_used_up_by_requests_without_data()
    {
        AddLane(new ResponseScript { Status = 503, Times = 1 });
        using var client = await Connect();
        var data = RawClient.Post(Path, Bodies.Gauge("m", 1));
        var empty = RawClient.Post(Path, Bodies.Compressed(new Request { Symbols = { "" } }));
        var seen = new List<int>();
        foreach (var request in new[] { MetadataOnly(), empty, data, MetadataOnly(), data })
            seen.Add((await client.Exchange(request)).Status);
        seen.Should().Equal(204, 204, 503, 204, 204);
    }

    [Test]
    public async Task A_rule_without_a_number_answers_requests_without_data_too()
    {
        AddLane(new ResponseScript { Status = 503, Times = 1 }, new ResponseScript { Status = 429 });
        using var client = await Connect();
        (await client.Exchange(MetadataOnly())).Status.Should().Be(429);
        (await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", 1)))).Status.Should().Be(503);
    }

    [Test]
    public async Task An_endless_server_error_waits_for_data_of_the_page()
    {
        AddLane("lane-1", [Gauge("m")], new ResponseScript { Status = 503 });
        using var client = await Connect();
        var up = RawClient.Post(Path, Bodies.Gauge("up", 1));
        var seen = new List<int> { (await client.Exchange(up)).Status };
        var scrape = Encoding.ASCII.GetBytes($"GET {MockPaths.Metrics("lane-1")} HTTP/1.1\r\nHost: m\r\n\r\n");
        (await client.Exchange(scrape)).Status.Should().Be(200);
        foreach (var request in new[] { up, RawClient.Post(Path, Bodies.Gauge("m", 1)), up })
            seen.Add((await client.Exchange(request)).Status);
        seen.Should().Equal(204, 204, 503, 503);
    }

    [Test]
    public async Task A_rule_with_a_number_is_used_up_by_what_cannot_be_read()
    {
        AddLane(new ResponseScript { Status = 503, Times = 3 });
        using var client = await Connect();
        var misread = RawClient.Post(Path, Bodies.Gauge("m", 1), "Host: m", "Content-Type: application/x-protobuf");
        var seen = new List<int>();
        foreach (var request in new[] { RawClient.Post(Path, []), RawClient.Post(Path, [1, 2, 3]), misread, misread })
            seen.Add((await client.Exchange(request)).Status);
        seen.Should().Equal(503, 503, 503, 204);
    }

    [Test]
    public async Task Concurrent_requests_use_a_rule_exactly_as_often_as_it_says()
    {
        var lane = AddLane(new ResponseScript { Status = 429, Times = 25 });
        var statuses = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(async _ =>
                {
                    using var client = await Connect();
                    var seen = new List<int>();
                    for (var i = 0; i < 10; i++)
                        seen.Add((await client.Exchange(RawClient.Post(Path, Bodies.Gauge("m", i)))).Status);
                    return seen;
                })
        );
        statuses.SelectMany(s => s).Count(s => s == 429).Should().Be(25);
        var exchanges = lane.Snapshot().Exchanges;
        exchanges.Select(e => e.Index).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems().And.HaveCount(100);
        exchanges.Take(25).Should().OnlyContain(e => e.Status == 429);
    }

    [Test]
    public async Task Written_headers_count_what_was_decoded()
    {
        AddLane(new ResponseScript { Times = 1 }, new ResponseScript { Status = 500, Times = 1 });
        using var client = await Connect();
        var body = Bodies.WithCounts(samples: 3, histograms: 2, exemplars: 4);
        Written(await client.Exchange(RawClient.Post(Path, body))).Should().Equal("3", "2", "4");
        Written(await client.Exchange(RawClient.Post(Path, body))).Should().Equal("0", "0", "0");
    }

    [Test]
    public async Task Written_headers_can_be_left_out_given_or_replaced()
    {
        AddLane(
            new ResponseScript { WithoutWritten = true, Times = 1 },
            new ResponseScript { Written = [7, 8, 9], Times = 1 },
            new ResponseScript { Headers = [new HeaderLine("x-prometheus-remote-write-SAMPLES-written", "many")], Times = 1 }
        );
        using var client = await Connect();
        var body = Bodies.Gauge("m", 1);
        Written(await client.Exchange(RawClient.Post(Path, body))).Should().Equal(null, null, null);
        Written(await client.Exchange(RawClient.Post(Path, body))).Should().Equal("7", "8", "9");
        Written(await client.Exchange(RawClient.Post(Path, body))).Should().Equal("many", "0", "0");
    }

    [Test]
    public async Task Status_headers_and_body_are_those_of_the_script_and_are_recorded()
    {
        var lane = AddLane(
            new ResponseScript
            {
                Status = 429,
                Headers = [new HeaderLine("Retry-After", "3"), new HeaderLine("X-Two", "a"), new HeaderLine("X-Two", "b")],
                Body = "slow down \u00e9",
            }
        );
        using var client = await Connect();
        var answer = await client.Exchange(RawClient.Post(Path, []));
        answer.Status.Should().Be(429);
        answer.Header("Retry-After").Should().Be("3");
        answer.Head.Should().Contain("X-Two: a\r\nX-Two: b\r\n");
        Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(answer.Body)).Should().Be("slow down \u00e9");
        var exchange = lane.Snapshot().Exchanges.Single();
        (exchange.Answer, exchange.Status, exchange.Accepted).Should().Be((AnswerKind.Answered, 429, false));
        exchange.ResponseValues("X-Two").Should().Equal("a", "b");
        Encoding.UTF8.GetString(exchange.ResponseBody.Span).Should().Be("slow down \u00e9");
    }

    [Test]
    public async Task A_delay_holds_the_answer_back_and_the_request_out_of_snapshots()
    {
        var lane = AddLane(new ResponseScript { Delay = TimeSpan.FromMilliseconds(1500), Times = 1 });
        using var slow = await Connect();
        var waiting = slow.Exchange(RawClient.Post(Path, Bodies.Gauge("slow", 1)));
        using var quick = await Connect();
        // A request without data does not take the answer that is meant for the other, whichever comes first.
        while (lane.Snapshot().Exchanges.Length < 2)
            await quick.Exchange(MetadataOnly());
        var before = lane.Snapshot().Exchanges;
        (await waiting).Status.Should().Be(204);
        var all = lane.Snapshot().Exchanges;
        all.Select(e => e.Index).Should().BeInAscendingOrder();
        var held = all.Single(e => e.AnsweredAt - e.ReceivedAt > TimeSpan.FromMilliseconds(1400));
        before.Should().NotContain(e => e.Index == held.Index);
    }

    [Test]
    public async Task A_sender_that_gives_up_during_a_delay_is_recorded_as_such()
    {
        var lane = AddLane(new ResponseScript { Delay = TimeSpan.FromMinutes(5), Times = 1 });
        using (var client = await Connect())
            await client.Send(RawClient.Post(Path, Bodies.Gauge("m", 1)));
        await lane.Changes.ReadAsync();
        var exchange = lane.Snapshot().Exchanges.Should().ContainSingle().Which;
        (exchange.Answer, exchange.Status).Should().Be((AnswerKind.Closed, 0));
    }

    [Test]
    public async Task Closing_before_the_answer_sends_nothing()
    {
        var lane = AddLane(new ResponseScript { Abort = AbortKind.Before, Times = 1 });
        using var client = await Connect();
        await client.Send(RawClient.Post(Path, Bodies.Gauge("m", 1)));
        (await client.ReceiveToEnd()).Should().BeEmpty();
        var exchange = lane.Snapshot().Exchanges.Single();
        (exchange.Answer, exchange.Status).Should().Be((AnswerKind.Closed, 0));
        using var again = await Connect();
        (await again.Exchange(RawClient.Post(Path, Bodies.Gauge("m", 1)))).Status.Should().Be(204);
    }

    [TestCase(200)]
    [TestCase(500)]
    public async Task Closing_in_the_middle_sends_half_of_a_body_with_its_full_length(int status)
    {
        var lane = AddLane(
            new ResponseScript
            {
                Status = status,
                Abort = AbortKind.Middle,
                Body = "0123456789",
                Times = 1,
            }
        );
        using var client = await Connect();
        await client.Send(RawClient.Post(Path, Bodies.Gauge("m", 1)));
        var text = await client.ReceiveToEnd();
        text.Should().StartWith($"HTTP/1.1 {status} ").And.Contain("Content-Length: 10\r\n").And.EndWith("\r\n\r\n01234");
        var exchange = lane.Snapshot().Exchanges.Single();
        (exchange.Answer, exchange.Status, exchange.Accepted).Should().Be((AnswerKind.Closed, status, false));
    }

    [Test]
    public async Task Closing_in_the_middle_of_an_answer_without_body_cuts_its_head()
    {
        var lane = AddLane(new ResponseScript { Abort = AbortKind.Middle });
        using var client = await Connect();
        await client.Send(RawClient.Post(Path, Bodies.Gauge("m", 1)));
        (await client.ReceiveToEnd()).Should().StartWith("HTTP/1.1 204").And.NotContain("\r\n\r\n");
        lane.Snapshot().Exchanges.Single().Status.Should().Be(0);
    }

    [Test]
    public async Task A_reset_is_a_reset()
    {
        var lane = AddLane(new ResponseScript { Abort = AbortKind.Reset });
        using var client = await Connect();
        await client.Send(RawClient.Post(Path, Bodies.Gauge("m", 1)));
        var reading = async () => await client.ReceiveToEnd();
        (await reading.Should().ThrowAsync<SocketException>()).Which.SocketErrorCode.Should().Be(SocketError.ConnectionReset);
        lane.Snapshot().Exchanges.Single().Answer.Should().Be(AnswerKind.Reset);
    }

    [Test]
    public async Task A_lane_that_is_decided_accepts_everything_and_goes_on_recording()
    {
        var lane = AddLane(new ResponseScript { Status = 500 });
        using var client = await Connect();
        (await client.Exchange(RawClient.Post(Path, []))).Status.Should().Be(500);
        lane.Accept();
        (await client.Exchange(RawClient.Post(Path, []))).Status.Should().Be(204);
        lane.Snapshot().Exchanges.Should().HaveCount(2);
        var ended = lane.End("");
        (await client.Exchange(RawClient.Post(Path, []))).Status.Should().Be(204);
        ended.Ended.Should().BeTrue();
        lane.Snapshot().Exchanges.Should().HaveCount(2);
    }

    private static byte[] MetadataOnly() =>
        RawClient.Post(Path, Bodies.MetadataOnly("m"), "Host: mock", "Content-Type: application/x-protobuf", "Content-Encoding: snappy");

    private static IEnumerable<string?> Written(RawAnswerText answer) =>
        new[] { "Samples", "Histograms", "Exemplars" }.Select(kind => answer.Header($"X-Prometheus-Remote-Write-{kind}-Written"));
}
