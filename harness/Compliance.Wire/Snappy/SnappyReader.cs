using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Compliance.Wire.Snappy;

/// <summary>Runs the elements of a block. The output has the declared length and is filled to its last byte.</summary>
internal static class SnappyReader
{
    /// <summary>Literals and copies are moved in steps of this many bytes where there is room to write too much.</summary>
    private const int Step = 16;

    /// <summary>Longest copy; a literal with its length in the tag is shorter.</summary>
    private const int LongestCopy = 64;

    public static void Expand(ReadOnlySpan<byte> block, int start, Span<byte> output)
    {
        var input = start;
        var at = 0;
        while (input < block.Length)
        {
            int tag = block[input];
            if ((tag & 3) == 0)
                Literal(block, ref input, output, ref at);
            else
                Copy(block, ref input, output, ref at);
        }

        if (at < output.Length)
            throw new SnappyException(block.Length, Text($"the block ends after {at} of {output.Length} declared bytes"));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Literal(ReadOnlySpan<byte> block, ref int input, Span<byte> output, ref int at)
    {
        var length = (block[input] >> 2) + 1;
        if (length <= Step && block.Length - input > Step && output.Length - at >= Step)
        {
            Vector128.Create(block.Slice(input + 1, Step)).CopyTo(output.Slice(at, Step));
            input += length + 1;
            at += length;
            return;
        }

        LongLiteral(block, ref input, output, ref at);
    }

    private static void LongLiteral(ReadOnlySpan<byte> block, ref int input, Span<byte> output, ref int at)
    {
        var length = (long)(block[input] >> 2) + 1;
        var start = input + 1;
        if (length > 60)
        {
            var lengthBytes = (int)length - 60;
            if (block.Length - start < lengthBytes)
                throw new SnappyException(input, "the length of a literal is cut off");
            length = ReadLittleEndian(block.Slice(start, lengthBytes)) + 1L;
            start += lengthBytes;
        }

        if (length > block.Length - start)
            throw new SnappyException(input, Text($"a literal of {length} bytes is cut off"));
        if (length > output.Length - at)
            throw TooMuch(input, length, output.Length - at);
        block.Slice(start, (int)length).CopyTo(output[at..]);
        input = start + (int)length;
        at += (int)length;
    }

    private static uint ReadLittleEndian(ReadOnlySpan<byte> bytes)
    {
        uint value = 0;
        for (var i = 0; i < bytes.Length; i++)
            value |= (uint)bytes[i] << (8 * i);
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ReadOnlySpan<byte> block, ref int input, Span<byte> output, ref int at)
    {
        int tag = block[input];
        var kind = tag & 3;
        var size = kind == 3 ? 5 : kind + 1;
        if (block.Length - input < size)
            throw new SnappyException(input, "a copy is cut off");
        var length = kind == 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
        var offset = kind switch
        {
            1 => (uint)((tag >> 5) << 8) | block[input + 1],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(block.Slice(input + 1, 2)),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(block.Slice(input + 1, 4)),
        };
        if (offset - 1 >= (uint)at)
            throw new SnappyException(input, Text($"a copy reaches {offset} bytes back, {at} are there"));
        if (length > output.Length - at)
            throw TooMuch(input, length, output.Length - at);
        Repeat(output, at, (int)offset, length);
        input += size;
        at += length;
    }

    /// <summary>Appends bytes from <paramref name="offset"/> back; a copy longer than its offset repeats them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Repeat(Span<byte> output, int at, int offset, int length)
    {
        if (offset >= Step && output.Length - at >= LongestCopy)
        {
            for (var done = 0; done < length; done += Step)
                Vector128.Create((ReadOnlySpan<byte>)output.Slice(at + done - offset, Step)).CopyTo(output.Slice(at + done, Step));
            return;
        }

        RepeatExactly(output, at, offset, length);
    }

    private static void RepeatExactly(Span<byte> output, int at, int offset, int length)
    {
        var source = at - offset;
        while (length > 0)
        {
            // What is already repeated can be the source of the next step: the steps double.
            var step = Math.Min(at - source, length);
            output.Slice(source, step).CopyTo(output[at..]);
            at += step;
            length -= step;
        }
    }

    private static SnappyException TooMuch(int input, long length, int room) =>
        new(input, Text($"an element gives {length} bytes where {room} of the declared length are left"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
