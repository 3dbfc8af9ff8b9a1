namespace Compliance.Running.Http;

/// <summary>The right to one connection of a <see cref="RawHttpClient"/> for several requests, one after another.</summary>
public sealed class ConnectionLease : IDisposable
{
    private readonly RawHttpClient client;
    private RawConnection? connection;
    private bool disposed;

    internal ConnectionLease(RawHttpClient client) => this.client = client;

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="sameConnection">
    /// Use the connection of the request before also when that was answered with an error. A server may close a connection at any
    /// time (RFC 9112, 9.6): when it did, a new one is taken, and the connection's number shows it.
    /// </param>
    /// <param name="cancellation">Ends the wait with an exception.</param>
    public async Task<RawAnswer> Send(RawRequest request, bool sameConnection, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (connection is not null && !await client.Usable(connection, sameConnection, cancellation))
            Drop();
        try
        {
            connection ??= await client.Idle(cancellation) ?? await client.Open(cancellation);
        }
        catch (IOException refused)
        {
            return client.NotConnected(request, refused.Message);
        }
        return await Exchange(connection, request, cancellation);
    }

    /// <summary>Gives the connection back.</summary>
    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        client.GiveBack(connection);
    }

    private async Task<RawAnswer> Exchange(RawConnection used, RawRequest request, CancellationToken cancellation)
    {
        var reusable = false;
        try
        {
            (var answer, reusable) = await client.Exchange(used, request, cancellation);
            return answer;
        }
        finally
        {
            if (!reusable)
                Drop();
        }
    }

    private void Drop()
    {
        connection?.Dispose();
        connection = null;
    }
}
