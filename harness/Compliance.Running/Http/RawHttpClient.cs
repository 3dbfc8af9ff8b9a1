using Compliance.Model.Evidence;

namespace Compliance.Running.Http;

/// <summary>
/// A small HTTP/1.1 client that writes requests as they are given and keeps answers as they came. A request is never sent twice:
/// whatever happens after its first byte is the server's answer to it.
/// </summary>
/// <param name="server">Scheme, host and port; http or https.</param>
/// <param name="time">Clock of deadlines and timestamps.</param>
/// <param name="options">Bounds; null: the defaults.</param>
public sealed class RawHttpClient(Uri server, TimeProvider time, RawHttpOptions? options = null) : IDisposable
{
    private readonly RawHttpOptions options = options ?? new RawHttpOptions();
    private readonly SemaphoreSlim gate = new((options ?? new RawHttpOptions()).Connections);
    private readonly Stack<RawConnection> idle = new();
    private readonly Lock stackLock = new();
    private int opened;
    private Reuse reuse = Reuse.Unknown;

    private enum Reuse
    {
        Unknown,
        Works,
        ClosesUnannounced,
    }

    /// <summary>Sends a request over any connection, waiting for a free one.</summary>
    /// <exception cref="Compliance.Model.UsageException">The request cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled; a time-out is an answer instead.</exception>
    public async Task<RawAnswer> Send(RawRequest request, CancellationToken cancellation)
    {
        using var lease = await Lease(cancellation);
        return await lease.Send(request, sameConnection: false, cancellation);
    }

    /// <summary>Takes one of the connections for several requests in a row.</summary>
    public async Task<ConnectionLease> Lease(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        return new ConnectionLease(this);
    }

    /// <summary>Closes idle connections. Leases must be disposed before.</summary>
    public void Dispose()
    {
        while (TakeIdle() is { } connection)
            connection.Dispose();
        gate.Dispose();
    }

    internal async Task<bool> Usable(RawConnection connection, bool sameConnection, CancellationToken cancellation)
    {
        if (connection.IsStale)
            return false;
        if (connection.Trusted && reuse == Reuse.Works)
            return true;
        if (!connection.Trusted && !sameConnection)
            return false;
        return !await connection.WaitForClose(options.CloseGrace, time, cancellation);
    }

    /// <summary>An idle connection that still stands, or null.</summary>
    internal async Task<RawConnection?> Idle(CancellationToken cancellation)
    {
        while (reuse != Reuse.ClosesUnannounced && TakeIdle() is { } connection)
        {
            if (await Usable(connection, sameConnection: false, cancellation))
            {
                reuse = Reuse.Works;
                return connection;
            }
            reuse = Reuse.ClosesUnannounced; // from now on a new connection for each request: no race with a close
            connection.Dispose();
        }
        return null;
    }

    internal void GiveBack(RawConnection? connection)
    {
        if (connection is { Trusted: true } && reuse != Reuse.ClosesUnannounced)
        {
            lock (stackLock)
                idle.Push(connection);
        }
        else
        {
            connection?.Dispose();
        }
        gate.Release();
    }

    internal async Task<RawConnection> Open(CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(options.ConnectTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            return await RawConnection.Open(Interlocked.Increment(ref opened), server, both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"no connection within {options.ConnectTimeout.TotalSeconds:0.#} s");
        }
    }

    internal RawAnswer NotConnected(RawRequest request, string trouble)
    {
        var (head, headers) = RequestWriter.Head(request, server.Authority);
        var now = time.GetTimestamp();
        return new RawAnswer
        {
            Kind = AnswerKind.Refused,
            RequestHead = head.AsMemory(0, head.Length - 4),
            RequestHeaders = headers,
            Trouble = trouble,
            SentAt = now,
            AnsweredAt = now,
        };
    }

    /// <summary>Writes the request and reads its answer.</summary>
    /// <returns>The answer, and whether the connection may be used again.</returns>
    internal async Task<(RawAnswer Answer, bool Reusable)> Exchange(
        RawConnection connection,
        RawRequest request,
        CancellationToken cancellation
    )
    {
        var (head, headers) = RequestWriter.Head(request, server.Authority);
        using var deadline = new CancellationTokenSource(options.TimeoutFor(request.Body.Length), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        var reader = new AnswerReader(connection.Stream, connection.Buffer, options, request.Method);
        var sentAt = time.GetTimestamp();
        connection.Used++;
        var written = Write(connection.Stream, head, RequestWriter.Body(request), both.Token);
        var (kind, trouble) = await Read(reader, connection, options.TimeoutFor(request.Body.Length), both.Token, cancellation);
        var answer = new RawAnswer
        {
            Kind = kind,
            Connection = connection.Number,
            RequestHead = head.AsMemory(0, head.Length - 4),
            RequestHeaders = headers,
            Status = kind == AnswerKind.Answered ? reader.Head!.Status : 0,
            Headers = reader.Head?.Headers ?? [],
            Head = reader.HeadBytes,
            Body = reader.Body,
            BodyCut = reader.BodyCut,
            Trouble = trouble,
            SentAt = sentAt,
            AnsweredAt = time.GetTimestamp(),
        };
        connection.Trusted = answer.Status is >= 200 and < 300;
        var reusable = kind == AnswerKind.Answered && reader.Reusable && written.IsCompletedSuccessfully && await written;
        await both.CancelAsync(); // ends a write that the server did not wait for
        await written;
        return (answer, reusable);
    }

    private static async Task<(AnswerKind Kind, string Trouble)> Read(
        AnswerReader reader,
        RawConnection connection,
        TimeSpan timeout,
        CancellationToken deadline,
        CancellationToken cancellation
    )
    {
        try
        {
            await reader.Read(deadline);
            return (AnswerKind.Answered, "");
        }
        catch (AnswerBroken broken)
        {
            var reused = connection.Used > 1 && !reader.Started ? ", on a connection that had served a request before" : "";
            return (broken.Kind, broken.Message + reused);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var missing = reader.Started ? "the answer was not complete" : "there was no answer";
            return (AnswerKind.TimedOut, FormattableString.Invariant($"{missing} after {timeout.TotalSeconds:0.###} s"));
        }
    }

    /// <returns>Whether everything was written. A failed write is no verdict: the server may have answered before.</returns>
    private static async Task<bool> Write(Stream stream, byte[] head, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        try
        {
            var all = new byte[head.Length + body.Length];
            head.CopyTo(all, 0);
            body.CopyTo(all.AsMemory(head.Length));
            await stream.WriteAsync(all, cancellation);
            return true;
        }
        catch (Exception failed) when (failed is IOException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    private RawConnection? TakeIdle()
    {
        lock (stackLock)
            return idle.TryPop(out var connection) ? connection : null;
    }
}
