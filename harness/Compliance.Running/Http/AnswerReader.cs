using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Compliance.Model.Evidence;

namespace Compliance.Running.Http;

/// <summary>Reads one answer from a connection and keeps what it read, also when the answer breaks off.</summary>
/// <param name="stream">The connection.</param>
/// <param name="buffer">Room of the connection for what was read and not yet taken.</param>
/// <param name="options">Limits.</param>
/// <param name="method">Method of the request.</param>
internal sealed class AnswerReader(Stream stream, byte[] buffer, RawHttpOptions options, string method)
{
    private const int MostInterim = 16;
    private const int LongestChunkLine = 4096;
    private static readonly TimeSpan ForbiddenContentWait = TimeSpan.FromMilliseconds(250);
    private static readonly byte[] Start = "HTTP/1."u8.ToArray();

    private readonly ArrayBufferWriter<byte> body = new();
    private int from;
    private int to;
    private long bodyRead;

    /// <summary>Status line and headers of the last head that was read, or the part of it that came.</summary>
    public byte[] HeadBytes { get; private set; } = [];

    /// <summary>The final head; null while it has not come.</summary>
    public AnswerHead? Head { get; private set; }

    /// <summary>The body kept so far.</summary>
    public ReadOnlyMemory<byte> Body => body.WrittenMemory;

    /// <summary>Whether bytes of the body were dropped.</summary>
    public bool BodyCut { get; private set; }

    /// <summary>Whether any byte came.</summary>
    public bool Started { get; private set; }

    /// <summary>Whether the answer is complete, ended where its length says, and the connection may be used again.</summary>
    public bool Reusable { get; private set; }

    /// <exception cref="AnswerBroken">The answer is not complete or no HTTP.</exception>
    public async Task Read(CancellationToken cancellation)
    {
        Head = await FinalHead(cancellation);
        var complete = await ReadBody(Head, cancellation);
        Reusable = complete && Head.KeepsAlive && from == to;
    }

    private async Task<AnswerHead> FinalHead(CancellationToken cancellation)
    {
        for (var i = 0; i < MostInterim; i++)
        {
            HeadBytes = await HeadBlock(cancellation);
            var head = AnswerHead.Parse(HeadBytes);
            if (head.Status is >= 200 or 101)
                return head;
        }
        throw new AnswerBroken(AnswerKind.Garbage, $"more than {MostInterim} interim answers and no final one");
    }

    /// <returns>False when the end of the body was not reached: too long, or it ended with the connection.</returns>
    private async Task<bool> ReadBody(AnswerHead head, CancellationToken cancellation)
    {
        if (head.Status == 204)
            return await NoContent(head, cancellation);
        if (!head.HasBody(method))
            return true;
        if (head.Chunked)
            return await Chunks(cancellation);
        if (head.Length() is not { } length)
            return await UntilClose(cancellation);
        return await Keep(length, cancellation);
    }

    /// <summary>Keeps what a server sends behind a 204 although HTTP forbids it (RFC 9110, 15.3.5). Without an announcement nothing is waited for.</summary>
    private async Task<bool> NoContent(AnswerHead head, CancellationToken cancellation)
    {
        if (head.AnnouncesContent && from == to)
            await FillSoon(cancellation);
        Take(to - from);
        return bodyRead == 0 && !head.AnnouncesContent;
    }

    private async Task FillSoon(CancellationToken cancellation)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        soon.CancelAfter(ForbiddenContentWait);
        try
        {
            await Fill(soon.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Announced and never sent.
        }
        catch (AnswerBroken)
        {
            // The answer itself was complete.
        }
    }

    private async Task<bool> UntilClose(CancellationToken cancellation)
    {
        do Take(to - from);
        while (bodyRead <= options.BodyRead && await Fill(cancellation));
        return false;
    }

    private async Task<bool> Keep(long length, CancellationToken cancellation)
    {
        for (var left = length; left > 0; )
        {
            if (from == to && !await Fill(cancellation))
                throw Closed($"in the body, {left} of {length} bytes missing");
            left -= Take((int)Math.Min(left, to - from));
            if (bodyRead > options.BodyRead)
                return false;
        }
        return true;
    }

    private async Task<bool> Chunks(CancellationToken cancellation)
    {
        while (true)
        {
            var size = ChunkSize(await Line(cancellation));
            if (size == 0)
                break;
            if (!await Keep(size, cancellation))
                return false;
            if ((await Line(cancellation)).Length > 0)
                throw new AnswerBroken(AnswerKind.Garbage, "a chunk of the body is longer than it says");
        }
        for (var read = 0; ; )
        {
            var trailer = await Line(cancellation);
            if (trailer.Length == 0)
                return true;
            if ((read += trailer.Length) > options.HeadLimit)
                throw new AnswerBroken(AnswerKind.Garbage, "the trailers are too long");
        }
    }

    private static long ChunkSize(string line)
    {
        var digits = line.Split(';')[0].Trim();
        return
            digits.Length is > 0 and < 16
            && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw new AnswerBroken(AnswerKind.Garbage, "the body has a chunk without a size");
    }

    private async Task<string> Line(CancellationToken cancellation)
    {
        var line = new List<byte>(32);
        while (true)
        {
            if (from == to && !await Fill(cancellation))
                throw Closed("in a chunked body");
            var next = buffer[from++];
            if (next == '\n')
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            line.Add(next);
            if (line.Count > LongestChunkLine)
                throw new AnswerBroken(AnswerKind.Garbage, "the body has an endless chunk line");
        }
    }

    private async Task<byte[]> HeadBlock(CancellationToken cancellation)
    {
        List<byte> head = [];
        while (true)
        {
            if (from == to && !await Fill(cancellation))
            {
                HeadBytes = [.. head];
                throw Closed(head.Count == 0 ? "without an answer" : "in the head of an answer");
            }
            head.Add(buffer[from++]);
            Check(head);
            if (Ends(head) is { } end)
                return [.. head[..end]];
        }
    }

    private void Check(List<byte> head)
    {
        var at = head.Count - 1;
        if (at < Start.Length && head[at] != Start[at])
            throw Garbage(head, "the answer is no HTTP/1");
        if (head.Count > options.HeadLimit)
            throw Garbage(head, "the head of the answer does not end");
    }

    private AnswerBroken Garbage(List<byte> head, string trouble)
    {
        HeadBytes = [.. head, .. buffer[from..to]];
        return new AnswerBroken(AnswerKind.Garbage, trouble);
    }

    /// <returns>Length of the head without its empty line; null when it goes on.</returns>
    private static int? Ends(List<byte> head)
    {
        var at = head.Count - 1;
        if (at < 1 || head[at] != '\n')
            return null;
        var before = head[at - 1] == '\r' ? at - 2 : at - 1;
        if (before < 0 || head[before] != '\n')
            return null;
        return before > 0 && head[before - 1] == '\r' ? before - 1 : before;
    }

    private int Take(int count)
    {
        var room = (int)Math.Min(count, options.BodyKept - body.WrittenCount);
        body.Write(buffer.AsSpan(from, room));
        BodyCut |= room < count;
        from += count;
        bodyRead += count;
        return count;
    }

    private static AnswerBroken Closed(string where) => new(AnswerKind.Closed, $"the connection was closed {where}");

    private async Task<bool> Fill(CancellationToken cancellation)
    {
        try
        {
            from = 0;
            to = 0;
            to = await stream.ReadAsync(buffer, cancellation);
            Started |= to > 0;
            return to > 0;
        }
        catch (IOException broken)
        {
            var error = (broken.InnerException as SocketException)?.SocketErrorCode;
            if (error is SocketError.ConnectionReset or SocketError.ConnectionAborted)
                throw new AnswerBroken(AnswerKind.Reset, "the connection was reset");
            throw new AnswerBroken(AnswerKind.Closed, $"the connection broke: {broken.Message}");
        }
    }
}
