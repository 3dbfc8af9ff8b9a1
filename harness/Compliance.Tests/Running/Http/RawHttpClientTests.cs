using System.Diagnostics;
using System.Text;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Requests;
using Compliance.Running.Http;

namespace Compliance.Tests.Running.Http;

[Parallelizable(ParallelScope.Children)]
public sealed class RawHttpClientTests
{
    private const string NoContent = "HTTP/1.1 204 No Content\r\n\r\n";

    private static RawRequest Post(string body = "body", params HeaderLine[] headers) =>
        new()
        {
            Method = "POST",
            Target = "/write?a=b",
            Headers = [.. headers],
            Body = Encoding.Latin1.GetBytes(body),
        };

    private static async Task<RawAnswer> Ask(string answer, RawRequest? request = null, RawHttpOptions? options = null)
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                await c.Send(answer);
            }
        );
        return await Send(server, request ?? Post(), options);
    }

    private static async Task<RawAnswer> Send(ScriptedServer server, RawRequest request, RawHttpOptions? options = null)
    {
        using var client = new RawHttpClient(server.Url, TimeProvider.System, options);
        return await client.Send(request, CancellationToken.None);
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.Latin1.GetString(bytes.Span);

    [Test]
    public async Task Writes_header_lines_as_they_are_given_and_in_their_order()
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                await c.Send(NoContent);
            }
        );
        var answer = await Send(
            server,
            Post("abc", new("coNTent-type", "a"), new("X-Twice", "1"), new("X-Twice", "2"), new("X-Empty", ""))
        );

        var head =
            $"POST /write?a=b HTTP/1.1\r\nHost: {server.Url.Authority}\r\ncoNTent-type: a\r\nX-Twice: 1\r\nX-Twice: 2\r\nX-Empty: \r\nContent-Length: 3";
        server.Requests.Should().Equal(head + "\r\n\r\nabc");
        Text(answer.RequestHead).Should().Be(head);
        answer.RequestHeaders.Select(h => h.Name).Should().Equal("Host", "coNTent-type", "X-Twice", "X-Twice", "X-Empty", "Content-Length");
    }

    [Test]
    public async Task Leaves_out_its_own_Host_and_Content_Length_when_they_are_given()
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                await c.Send(NoContent);
            }
        );
        await Send(server, Post("abc", new("content-length", "3"), new("host", "elsewhere")));

        server.Requests.Should().Equal("POST /write?a=b HTTP/1.1\r\ncontent-length: 3\r\nhost: elsewhere\r\n\r\nabc");
    }

    [Test]
    public async Task Writes_a_chunked_body()
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                await c.Send(NoContent);
            }
        );
        await Send(server, Post("abcde") with { Chunked = true });

        server
            .Requests.Single()
            .Should()
            .EndWith("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
            .And.NotContain("Content-Length");
    }

    [TestCase("a\r\nX-Evil: 1")]
    [TestCase("a\nb")]
    [TestCase("a\0b")]
    [TestCase("a\u0100b")]
    public async Task Refuses_header_values_that_would_break_the_head(string value)
    {
        using var client = new RawHttpClient(new Uri("http://127.0.0.1:1/"), TimeProvider.System);
        var send = () => client.Send(Post("", new HeaderLine("X-Some", value)), CancellationToken.None);
        await send.Should().ThrowAsync<UsageException>();
    }

    [Test]
    public async Task Keeps_status_and_headers_in_wire_order_with_duplicates()
    {
        var answer = await Ask("HTTP/1.1 400 Bad Request\r\nB: 1\r\na:  2  \r\nB: 3\r\nContent-Length: 3\r\n\r\nno!");

        answer.Kind.Should().Be(AnswerKind.Answered);
        answer.Status.Should().Be(400);
        answer
            .Headers.Should()
            .Equal(new HttpHeader("B", "1"), new HttpHeader("a", "2"), new HttpHeader("B", "3"), new HttpHeader("Content-Length", "3"));
        Text(answer.Head).Should().Be("HTTP/1.1 400 Bad Request\r\nB: 1\r\na:  2  \r\nB: 3\r\nContent-Length: 3");
        Text(answer.Body).Should().Be("no!");
        answer.Trouble.Should().BeEmpty();
    }

    [Test]
    public async Task Skips_interim_answers()
    {
        var answer = await Ask(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"
        );

        answer.Status.Should().Be(202);
        answer.Headers.Should().ContainSingle();
    }

    [Test]
    public async Task Joins_chunks_and_reads_past_trailers()
    {
        var answer = await Ask(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\n"
        );

        answer.Kind.Should().Be(AnswerKind.Answered);
        Text(answer.Body).Should().Be("abc0123456789");
    }

    [Test]
    public async Task Reads_a_body_that_ends_with_the_connection() =>
        Text((await Ask("HTTP/1.0 500 Oops\r\n\r\nall of it")).Body).Should().Be("all of it");

    [Test]
    public async Task Does_not_wait_for_a_body_after_204_and_HEAD()
    {
        (await Ask("HTTP/1.1 204 No Content\r\nContent-Length: 10\r\n\r\n")).Status.Should().Be(204);
        (await Ask("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", Post("") with { Method = "HEAD" })).Status.Should().Be(200);
    }

    [TestCase("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nOK", "OK")]
    [TestCase("HTTP/1.1 204 No Content\r\n\r\nOK", "OK")]
    [TestCase("HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nOK\r\n0\r\n\r\n", "2\r\nOK\r\n0\r\n\r\n")]
    [TestCase("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n", "")]
    public async Task Keeps_what_comes_behind_a_204_although_HTTP_forbids_it(string answer, string body)
    {
        var read = await Ask(answer);
        read.Status.Should().Be(204);
        Text(read.Body).Should().Be(body);
    }

    [TestCase("SSH-2.0-OpenSSH\r\n")]
    [TestCase("hello")]
    [TestCase("HTTP/2 200 OK\r\n\r\n")]
    [TestCase("HTTP/1.1 abc OK\r\n\r\n")]
    [TestCase("HTTP/1.1 20 OK\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task Calls_what_is_no_HTTP_garbage(string answer)
    {
        var seen = await Ask(answer);

        seen.Kind.Should().Be(AnswerKind.Garbage);
        seen.Status.Should().Be(0);
        seen.Trouble.Should().NotBeEmpty();
        seen.Head.Length.Should().BePositive("what came is evidence");
    }

    [TestCase("")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc")]
    public async Task Calls_an_answer_that_breaks_off_closed(string answer)
    {
        var seen = await Ask(answer);

        seen.Kind.Should().Be(AnswerKind.Closed);
        seen.Status.Should().Be(0);
    }

    [Test]
    public async Task Tells_a_reset_from_a_close()
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                c.Reset();
            }
        );
        (await Send(server, Post())).Kind.Should().Be(AnswerKind.Reset);
    }

    [Test]
    public async Task Calls_no_server_refused()
    {
        Uri url;
        using (var gone = new ScriptedServer((_, _) => Task.CompletedTask))
            url = gone.Url;
        using var client = new RawHttpClient(url, TimeProvider.System);

        var answer = await client.Send(Post(), CancellationToken.None);

        answer.Kind.Should().Be(AnswerKind.Refused);
        answer.Connection.Should().Be(0);
        answer.RequestHead.Length.Should().BePositive();
    }

    [Test]
    public async Task Times_out_on_silence_and_on_an_answer_that_only_drips()
    {
        using var server = new ScriptedServer(
            async (c, number) =>
            {
                await c.Request();
                if (number == 1)
                    await c.Hang();
                await c.Send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                for (var i = 0; i < 1000; i++)
                {
                    await c.Send("x");
                    await c.Wait(20);
                }
            }
        );
        var options = new RawHttpOptions { Timeout = TimeSpan.FromMilliseconds(200) };
        var watch = Stopwatch.StartNew();

        var silent = await Send(server, Post(), options);
        var drip = await Send(server, Post(), options);

        silent.Kind.Should().Be(AnswerKind.TimedOut);
        drip.Kind.Should().Be(AnswerKind.TimedOut);
        drip.Status.Should().Be(0);
        drip.Body.Length.Should().BePositive();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(3));
    }

    [Test]
    public async Task Keeps_64_KiB_of_a_huge_body_and_does_not_read_it_all()
    {
        long sent = 0;
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                await c.Send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
                for (var i = 0; i < 10_000; i++)
                {
                    await c.Send(new byte[100_000]);
                    sent += 100_000;
                }
            }
        );
        var answer = await Send(server, Post());

        answer.Kind.Should().Be(AnswerKind.Answered);
        answer.Body.Length.Should().Be(64 * 1024);
        answer.BodyCut.Should().BeTrue();
        sent.Should().BeLessThan(100_000_000);
    }

    [Test]
    public async Task Reads_an_answer_that_comes_before_the_request_is_written()
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Send("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 3\r\n\r\nbig");
                await c.Hang();
            }
        );
        var answer = await Send(server, Post(new string('x', 30_000_000)));

        answer.Status.Should().Be(413);
        Text(answer.Body).Should().Be("big");
    }

    [Test]
    public async Task Uses_a_connection_again_and_numbers_it()
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                while (true)
                {
                    await c.Request();
                    await c.Send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                }
            }
        );
        using var client = new RawHttpClient(server.Url, TimeProvider.System);
        List<int> connections = [];
        for (var i = 0; i < 5; i++)
            connections.Add((await client.Send(Post(), CancellationToken.None)).Connection);

        connections.Should().Equal(1, 1, 1, 1, 1);
        server.Accepted.Should().Be(1);
    }

    [TestCase("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")]
    [TestCase("HTTP/1.0 204 No Content\r\n\r\n")]
    [TestCase("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nextra")]
    public async Task Takes_a_new_connection_where_the_old_one_cannot_be_trusted(string answer)
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                await c.Send(answer);
                await c.Hang();
            }
        );
        using var client = new RawHttpClient(server.Url, TimeProvider.System);

        var first = await client.Send(Post(), CancellationToken.None);
        var second = await client.Send(Post(), CancellationToken.None);

        first.Kind.Should().Be(AnswerKind.Answered);
        second.Status.Should().Be(first.Status, "rests of the first answer are not taken for the second's");
        second.Connection.Should().Be(2);
    }

    [Test]
    public async Task A_close_without_notice_between_two_requests_is_not_held_against_the_second()
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                await c.Send(NoContent);
                await c.Wait(10);
            }
        );
        using var client = new RawHttpClient(server.Url, TimeProvider.System);
        for (var i = 0; i < 5; i++)
            (await client.Send(Post(), CancellationToken.None)).Kind.Should().Be(AnswerKind.Answered);

        server.Requests.Should().HaveCount(5);
    }

    [Test]
    public async Task Never_sends_a_request_twice()
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                await c.Send(NoContent);
                await c.Request(); // read, and closed without an answer
            }
        );
        using var client = new RawHttpClient(server.Url, TimeProvider.System);
        await client.Send(Post("one"), CancellationToken.None);

        var second = await client.Send(Post("two"), CancellationToken.None);

        second.Kind.Should().Be(AnswerKind.Closed);
        second.Trouble.Should().Contain("served a request before");
        server.Requests.Should().HaveCount(2);
    }

    [Test]
    public async Task A_lease_keeps_its_connection_after_an_error_when_it_is_told_to()
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                await c.Send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                await c.Request();
                await c.Send(NoContent);
            }
        );
        using var client = new RawHttpClient(server.Url, TimeProvider.System);
        using var lease = await client.Lease(CancellationToken.None);

        var first = await lease.Send(Post(), sameConnection: false, CancellationToken.None);
        var second = await lease.Send(Post(), sameConnection: true, CancellationToken.None);

        second.Status.Should().Be(204);
        second.Connection.Should().Be(first.Connection);
    }

    [Test]
    public async Task A_lease_takes_a_new_connection_when_the_server_closed_the_old_one()
    {
        using var server = new ScriptedServer(
            async (c, number) =>
            {
                await c.Request();
                await c.Send(number == 1 ? "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n" : NoContent);
            }
        );
        using var client = new RawHttpClient(server.Url, TimeProvider.System);
        using var lease = await client.Lease(CancellationToken.None);
        await lease.Send(Post(), sameConnection: false, CancellationToken.None);

        var second = await lease.Send(Post(), sameConnection: true, CancellationToken.None);

        second.Status.Should().Be(204);
        second.Connection.Should().Be(2);
    }

    [Test]
    public async Task Holds_no_more_connections_than_it_may()
    {
        var (open, most) = (0, 0);
        var access = new object();
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                while (true)
                {
                    await c.Request();
                    lock (access)
                        most = Math.Max(most, ++open);
                    await c.Wait(5);
                    lock (access)
                        open--;
                    await c.Send(NoContent);
                }
            }
        );
        using var client = new RawHttpClient(server.Url, TimeProvider.System, new RawHttpOptions { Connections = 4 });

        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => client.Send(Post(), CancellationToken.None)));

        most.Should().BeInRange(2, 4);
        server.Accepted.Should().BeLessThanOrEqualTo(4);
        server.Requests.Should().HaveCount(60);
    }

    [Test]
    public async Task Cancelling_ends_a_wait_with_an_exception()
    {
        using var server = new ScriptedServer((c, _) => c.Hang());
        using var client = new RawHttpClient(server.Url, TimeProvider.System);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        var send = () => client.Send(Post(), cancellation.Token);

        await send.Should().ThrowAsync<OperationCanceledException>();
    }
}
