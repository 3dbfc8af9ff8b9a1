using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Compliance.Reference.Sender;

/// <summary>
/// A sender of both protocol versions in this process. Every lane reads its discovery list, scrapes the pages listed and sends one request
/// for each scrape, in order, through a queue of its own.
/// </summary>
public sealed class ReferenceSender : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly SenderLog log = new();
    private readonly HttpClient client;
    private readonly ImmutableArray<Task> work;

    private ReferenceSender(ImmutableArray<SenderLane> lanes, SenderBehaviour behaviour)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = behaviour.Choices.FollowsRedirects,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
        };
        if (behaviour.Connection is { } wrap)
            handler.ConnectCallback = async (to, cancellation) => wrap(await Connect(to.DnsEndPoint, cancellation));
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        work = [.. lanes.Select(lane => Task.Run(() => Work(lane, behaviour), stopping.Token))];
        Ended = work.IsEmpty ? Task.Delay(Timeout.InfiniteTimeSpan, stopping.Token) : Task.WhenAny(work).Unwrap();
    }

    /// <summary>Completes when the sender ends by itself, which only a bug of ours makes it do; then it has failed.</summary>
    public Task Ended { get; }

    /// <summary>Starts a sender.</summary>
    /// <param name="lanes">Its lanes.</param>
    /// <param name="behaviour">The reference, a mutant, a variant or a null.</param>
    /// <param name="cancellation">Cancels the start only; dispose the sender to end it.</param>
    /// <exception cref="SenderConfigurationException">A lane configures a reserved header.</exception>
    public static Task<ReferenceSender> Start(ImmutableArray<SenderLane> lanes, SenderBehaviour behaviour, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var lane in lanes)
            ReservedHeaders.Refuse(lane, behaviour.Faults.In(lane));

        return Task.FromResult(new ReferenceSender(lanes, behaviour));
    }

    /// <summary>The last lines of its log: failed attempts with the receiver's text.</summary>
    public string LogTail(int lines) => log.Tail(lines);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Cancel();
        await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        client.Dispose();
        stopping.Dispose();
    }

    private static async Task<Stream> Connect(DnsEndPoint to, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(to, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task Cancel()
    {
        try
        {
            await stopping.CancelAsync();
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is ObjectDisposedException))
        {
            // The HTTP client leaves callbacks of finished connection attempts on the token of their request; their own sources are disposed by then.
        }
    }

    private Task Work(SenderLane lane, SenderBehaviour behaviour) =>
        behaviour.Null is { } kind
            ? new NullWorker(kind, lane, behaviour, client).Run(stopping.Token)
            : new LaneWorker(lane, behaviour, client, log).Run(stopping.Token);
}
