using System.Net.Sockets;
using System.Text.RegularExpressions;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Targets;
using Compliance.Running.Http;

namespace Compliance.Running.Launching;

/// <summary>Waits until a target that was started is ready, or dies, or its time is over.</summary>
/// <param name="target">For messages.</param>
/// <param name="log">The target's log.</param>
/// <param name="exited">Completes with a sentence when it ends.</param>
/// <param name="time">Clock of deadlines.</param>
internal sealed class Readiness(TargetDescriptor target, LogRing log, Task<string> exited, TimeProvider time)
{
    private const int TailLines = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    /// <param name="check">What to wait for, with templates filled in.</param>
    /// <param name="cancellation">Ends the wait with an exception.</param>
    /// <exception cref="TargetException">NotReady or Died.</exception>
    public async Task Wait(ReadyCheck? check, CancellationToken cancellation)
    {
        if (check is not null)
            await Until(check, cancellation);
        if (exited.IsCompleted)
            throw Died(await exited);
    }

    private async Task Until(ReadyCheck check, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(check.Within, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var ready = All(check, both.Token);
        await Task.WhenAny(ready, exited);
        if (!ready.IsCompleted)
        {
            await both.CancelAsync();
            await ready.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw Died(await exited);
        }
        try
        {
            await ready;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw NotReady(check);
        }
    }

    private async Task All(ReadyCheck check, CancellationToken cancellation)
    {
        if (check.Log is { } pattern)
            await log.Seen(new Regex(pattern, RegexOptions.CultureInvariant, PatternLimit)).WaitAsync(cancellation);
        if (check.Tcp is { } address)
            await Poll(() => Connects(address, cancellation), cancellation);
        if (check.Http is { } url)
            await Http(new Uri(url), cancellation);
    }

    private async Task Http(Uri url, CancellationToken cancellation)
    {
        var options = new RawHttpOptions { Timeout = TimeSpan.FromSeconds(2), ConnectTimeout = TimeSpan.FromSeconds(2) };
        using var client = new RawHttpClient(url, time, options);
        await Poll(
            async () =>
                await client.Send(new RawRequest { Method = "GET", Target = url.PathAndQuery }, cancellation)
                    is { Kind: AnswerKind.Answered, Status: >= 200 and < 300 },
            cancellation
        );
    }

    private async Task Poll(Func<Task<bool>> probe, CancellationToken cancellation)
    {
        while (!await probe())
            await Task.Delay(Pause, time, cancellation);
    }

    private static async Task<bool> Connects(string address, CancellationToken cancellation)
    {
        try
        {
            var server = new Uri($"tcp://{address}");
            using var client = new TcpClient();
            await client.ConnectAsync(server.Host, server.Port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private TargetException Died(string how) =>
        new(TargetFault.Died, $"{target.Name} ended before it was ready: {how}; its log says why.", log.Tail(TailLines));

    private TargetException NotReady(ReadyCheck check)
    {
        var waited = string.Join(
            " and ",
            new[] { check.Http, check.Tcp, check.Log is null ? null : $"a log line like '{check.Log}'" }.OfType<string>()
        );
        return new TargetException(
            TargetFault.NotReady,
            FormattableString.Invariant($"{target.Name} was not ready within {check.Within.TotalSeconds:0.#} s: no {waited}."),
            log.Tail(TailLines)
        );
    }
}
