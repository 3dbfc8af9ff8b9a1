using System.Diagnostics;
using Compliance.Model.Evidence;
using Compliance.Running.Http;

namespace Compliance.Tests.Running.Http;

/// <summary>Answers of a receiver that wants to keep the suite busy, fill its memory or send it elsewhere.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class HostileAnswerTests
{
    private static readonly RawRequest Request = new() { Method = "POST", Target = "/write" };

    private static async Task<RawAnswer> Send(ScriptedServer server, RawHttpOptions? options = null)
    {
        using var client = new RawHttpClient(server.Url, TimeProvider.System, options);
        return await client.Send(Request, CancellationToken.None);
    }

    [Test]
    public async Task Headers_without_end_are_garbage_after_64_KiB()
    {
        long sent = 0;
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                await c.Send("HTTP/1.1 200 OK\r\n");
                for (var i = 0; i < 100_000; i++)
                {
                    await c.Send($"X-More-{i}: {new string('x', 1000)}\r\n");
                    sent += 1000;
                }
            }
        );

        var answer = await Send(server);

        answer.Kind.Should().Be(AnswerKind.Garbage);
        sent.Should().BeLessThan(50_000_000, "the connection is given up");
    }

    [Test]
    public async Task A_head_that_drips_is_a_time_out()
    {
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                foreach (var letter in "HTTP/1.1 200 OK\r\n" + new string('x', 1000))
                {
                    await c.Send($"{letter}");
                    await c.Wait(20);
                }
            }
        );
        var watch = Stopwatch.StartNew();

        var answer = await Send(server, new RawHttpOptions { Timeout = TimeSpan.FromMilliseconds(300) });

        answer.Kind.Should().Be(AnswerKind.TimedOut);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task A_redirect_is_an_answer_and_nobody_goes_there()
    {
        using var elsewhere = new ScriptedServer((_, _) => Task.CompletedTask);
        using var server = new ScriptedServer(
            async (c, _) =>
            {
                await c.Request();
                await c.Send($"HTTP/1.1 307 Temporary Redirect\r\nLocation: {elsewhere.Url}\r\nContent-Length: 0\r\n\r\n");
            }
        );

        var answer = await Send(server);

        answer.Status.Should().Be(307);
        elsewhere.Accepted.Should().Be(0);
    }
}
