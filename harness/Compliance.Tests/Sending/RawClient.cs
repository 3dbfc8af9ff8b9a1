using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Compliance.Tests.Sending;

/// <summary>A TCP connection that writes what it is given and reads one answer at a time.</summary>
internal sealed class RawClient : IDisposable
{
    public const string V2 = "application/x-protobuf;proto=io.prometheus.write.v2.Request";
    private readonly Socket socket;
    private readonly List<byte> unread = [];

    private RawClient(Socket socket) => this.socket = socket;

    public static async Task<RawClient> Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return new RawClient(socket);
    }

    public static byte[] Post(string path, byte[] body, params string[] headers)
    {
        var lines = headers.Length > 0 ? headers : ["Host: mock", $"Content-Type: {V2}", "Content-Encoding: snappy"];
        var head = new StringBuilder().Append("POST ").Append(path).Append(" HTTP/1.1\r\n");
        foreach (var line in lines)
            head.Append(line).Append("\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. body];
    }

    public async Task<RawAnswerText> Exchange(byte[] request)
    {
        await Send(request);
        return await Receive();
    }

    public async Task Send(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes)..];
    }

    public async Task<RawAnswerText> Receive()
    {
        var head = await Until(u => Text(u).IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4, u => Text(u).Contains("\r\n\r\n"));
        var length = head.Contains("Content-Length: ", StringComparison.Ordinal)
            ? int.Parse(head.Split("Content-Length: ")[1].Split('\r')[0], CultureInfo.InvariantCulture)
            : 0;
        return new RawAnswerText(head, await Until(_ => length, u => u.Count >= length));
    }

    /// <summary>What comes until the connection ends; throws a SocketException when it is reset.</summary>
    public async Task<string> ReceiveToEnd()
    {
        while (await More()) { }
        return Text(unread);
    }

    public void Dispose() => socket.Dispose();

    private static string Text(List<byte> bytes) => Encoding.Latin1.GetString([.. bytes]);

    private async Task<string> Until(Func<List<byte>, int> length, Func<List<byte>, bool> enough)
    {
        while (!enough(unread))
        {
            if (!await More())
                throw new EndOfStreamException($"the connection ended after: {Text(unread)}");
        }

        var taken = unread.GetRange(0, length(unread));
        unread.RemoveRange(0, taken.Count);
        return Text(taken);
    }

    private async Task<bool> More()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[65536];
        var read = await socket.ReceiveAsync(buffer.AsMemory(), deadline.Token);
        unread.AddRange(buffer[..read]);
        return read > 0;
    }
}
