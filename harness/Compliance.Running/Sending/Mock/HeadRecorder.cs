using System.Buffers;

namespace Compliance.Running.Sending.Mock;

/// <summary>Keeps the bytes of a request's head while the server reads them, at most 64 KiB, and nothing of its body.</summary>
/// <remarks>Used by one connection, whose requests follow one another: no locks.</remarks>
internal sealed class HeadRecorder(RunClock clock)
{
    private const int Limit = 64 << 10;
    private readonly ArrayBufferWriter<byte> consumed = new();
    private readonly ArrayBufferWriter<byte> rest = new();
    private bool recording = true;
    private bool over;
    private TimeSpan? firstByteAt;

    /// <summary>Bytes have come that the server now looks at.</summary>
    public void Seen(in ReadOnlySequence<byte> buffer)
    {
        if (recording && !buffer.IsEmpty)
            firstByteAt ??= clock.Now;
    }

    /// <summary>The server is done with the buffer up to a position.</summary>
    public void Consumed(in ReadOnlySequence<byte> buffer, SequencePosition position)
    {
        if (!recording)
            return;
        Append(buffer.Slice(buffer.Start, position));
        // Needed when the server refuses the request in the middle of its head.
        var left = buffer.Slice(position);
        rest.ResetWrittenCount();
        foreach (var segment in left.Slice(0, Math.Min(left.Length, Limit - consumed.WrittenCount)))
            rest.Write(segment.Span);
    }

    /// <summary>The head of the request that the server has just read; recording pauses until <see cref="Next"/>.</summary>
    public (byte[] Head, TimeSpan ArrivedAt) Take()
    {
        var taken = (Trimmed(consumed.WrittenSpan), firstByteAt ?? clock.Now);
        recording = false;
        rest.ResetWrittenCount();
        return taken;
    }

    /// <summary>Everything that came of a request whose head the server refused.</summary>
    public (byte[] Head, TimeSpan ArrivedAt) TakeRefused() =>
        recording ? ([.. consumed.WrittenSpan, .. rest.WrittenSpan], firstByteAt ?? clock.Now) : ([], clock.Now);

    /// <summary>The request is over, its body has been read: what comes now is the next head.</summary>
    public void Next()
    {
        consumed.ResetWrittenCount();
        rest.ResetWrittenCount();
        firstByteAt = null;
        recording = !over;
    }

    /// <summary>No further request of this connection is read: what the server still drains is no head.</summary>
    public void End()
    {
        over = true;
        recording = false;
    }

    private void Append(in ReadOnlySequence<byte> taken)
    {
        foreach (var segment in taken.Slice(0, Math.Min(taken.Length, Limit - consumed.WrittenCount)))
            consumed.Write(segment.Span);
    }

    // Without the empty lines before it and the one that ends it.
    private static byte[] Trimmed(ReadOnlySpan<byte> head)
    {
        var from = head.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        if (from < 0)
            return [];
        var text = head[from..];
        if (text.EndsWith("\n\r\n"u8))
            text = text[..^2];
        else if (text.EndsWith("\n\n"u8))
            text = text[..^1];
        return text.ToArray();
    }
}
