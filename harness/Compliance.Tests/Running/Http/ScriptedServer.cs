using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Compliance.Tests.Running.Http;

/// <summary>A TCP server that does with each connection what a test says, on a free port of the loopback interface.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly Func<ScriptedConnection, int, Task> script;
    private int accepted;

    /// <param name="script">Called with each connection and its number from 1.</param>
    /// <param name="address">Where to listen; null: loopback.</param>
    public ScriptedServer(Func<ScriptedConnection, int, Task> script, IPAddress? address = null)
    {
        this.script = script;
        listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        listener.Start(512);
        _ = Accept();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/write");

    public int Accepted => Volatile.Read(ref accepted);

    /// <summary>Everything that was received, request by request.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                _ = Serve(socket, Interlocked.Increment(ref accepted));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(Socket socket, int number)
    {
        using var connection = new ScriptedConnection(socket, Requests, stop.Token);
        try
        {
            await script(connection, number);
        }
        catch (Exception over) when (over is IOException or SocketException or OperationCanceledException)
        {
            // The client has gone, or the test is over.
        }
    }
}

internal sealed class ScriptedConnection(Socket socket, ConcurrentQueue<string> requests, CancellationToken stop) : IDisposable
{
    private readonly List<byte> buffer = [];

    /// <summary>Reads one request with a Content-Length or chunked body; returns it as Latin-1.</summary>
    public async Task<string> Request()
    {
        int end;
        while ((end = Text().IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
            await Fill();
        end += 4;
        var head = Text()[..end];
        if (head.Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            while (!Text()[end..].Contains("0\r\n\r\n", StringComparison.Ordinal))
                await Fill();
            return Take(Text().IndexOf("0\r\n\r\n", end, StringComparison.Ordinal) + 5);
        }
        var length = head.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        var total = end + (length is null ? 0 : int.Parse(length[16..], System.Globalization.CultureInfo.InvariantCulture));
        while (buffer.Count < total)
            await Fill();
        return Take(total);
    }

    public Task Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    public async Task Send(byte[] bytes) => await socket.SendAsync(bytes, stop);

    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Keeps the connection until the test ends.</summary>
    public Task Hang() => Task.Delay(Timeout.Infinite, stop);

    public Task Wait(int milliseconds) => Task.Delay(milliseconds, stop);

    public void Dispose() => socket.Dispose();

    private string Text() => Encoding.Latin1.GetString([.. buffer]);

    private string Take(int count)
    {
        var text = Text()[..count];
        buffer.RemoveRange(0, count);
        requests.Enqueue(text);
        return text;
    }

    private async Task Fill()
    {
        var bytes = new byte[64 * 1024];
        var read = await socket.ReceiveAsync(bytes, stop);
        if (read == 0)
            throw new IOException("closed");
        buffer.AddRange(bytes[..read]);
    }
}
