using System.Buffers;
using System.IO.Pipelines;

namespace Compliance.Running.Sending.Mock;

/// <summary>Reads one body and keeps its beginning.</summary>
internal sealed class BodyCapture(MockLimits limits, ByteBudget budget)
{
    private readonly ArrayBufferWriter<byte> kept = new();

    /// <summary>Bytes read.</summary>
    public long Length { get; private set; }

    /// <summary>Whether reading was given up because the body is longer than the mock reads.</summary>
    public bool TooLong => Length > limits.BodyRead;

    /// <summary>Whether the budget had no room for it.</summary>
    public bool Starved { get; private set; }

    /// <summary>The bytes kept, from the first on.</summary>
    public byte[] Kept() => kept.WrittenSpan.ToArray();

    /// <summary>Reads to the end, or until the body is too long.</summary>
    /// <remarks>Not cancelled when the sender is gone: what it had sent by then is evidence, and the read fails at the end of it.</remarks>
    public async Task ReadAll(PipeReader body)
    {
        var ended = false;
        while (!ended && !TooLong)
        {
            var read = await body.ReadAsync(CancellationToken.None);
            Keep(read.Buffer);
            Length += read.Buffer.Length;
            ended = read.IsCompleted;
            body.AdvanceTo(read.Buffer.End);
        }
    }

    private void Keep(in ReadOnlySequence<byte> buffer)
    {
        var room = Math.Min(buffer.Length, limits.BodyRecorded - kept.WrittenCount);
        Starved = Starved || !budget.TryTake(room);
        if (Starved)
            return;
        foreach (var segment in buffer.Slice(0, room))
            kept.Write(segment.Span);
    }
}
