using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Compliance.Running.Http;

/// <summary>One TCP connection, with TLS for https.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket socket;

    private RawConnection(int number, Socket socket, Stream stream)
    {
        Number = number;
        this.socket = socket;
        Stream = stream;
    }

    /// <summary>Number in its client, from 1.</summary>
    public int Number { get; }

    public Stream Stream { get; }

    /// <summary>Room for what is read of an answer; one is read at a time.</summary>
    public byte[] Buffer { get; } = new byte[16 * 1024];

    /// <summary>Requests that were written to it.</summary>
    public int Used { get; set; }

    /// <summary>Whether its last answer was 2xx: after an error many servers close without saying so.</summary>
    public bool Trusted { get; set; }

    /// <summary>Whether it was closed, or holds bytes that nobody asked for. Tells before anything is written.</summary>
    public bool IsStale => socket.Poll(0, SelectMode.SelectRead);

    /// <exception cref="IOException">No connection, or no TLS.</exception>
    public static async Task<RawConnection> Open(int number, Uri server, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server.IdnHost, server.Port, cancellation);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            return new RawConnection(
                number,
                socket,
                server.Scheme == Uri.UriSchemeHttps ? await Tls(stream, server, cancellation) : stream
            );
        }
        catch (Exception failed)
        {
            socket.Dispose();
            if (failed is SocketException or AuthenticationException)
                throw new IOException(failed.Message, failed);
            throw;
        }
    }

    /// <summary>Waits for the other side to close.</summary>
    /// <returns>Whether it became stale within the time.</returns>
    public async Task<bool> WaitForClose(TimeSpan time, TimeProvider clock, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(time, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, both.Token);
            return IsStale;
        }
        catch (SocketException)
        {
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Closes it. With a request half written or an answer half read the other side sees a reset.</summary>
    public void Dispose() => Stream.Dispose();

    private static async Task<Stream> Tls(Stream stream, Uri server, CancellationToken cancellation)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = server.IdnHost }, cancellation);
        return tls;
    }
}
