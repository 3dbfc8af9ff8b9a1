using System.Buffers.Binary;
using System.Numerics;

namespace Compliance.Wire.Snappy;

/// <summary>Writes blocks: greedy search for repeats within 64 KiB, found through a table of hashes of four bytes.</summary>
internal ref struct SnappyWriter
{
    private const int FragmentLength = 1 << 16;
    private const int TableBits = 14;
    private const int ShortestMatch = 4;

    /// <summary>After this many tries without a repeat the search goes two bytes further at a time, and so on.</summary>
    private const int TriesPerStep = 32;

    private readonly Span<byte> output;
    private int at;

    private SnappyWriter(Span<byte> output) => this.output = output;

    public static byte[] Compress(ReadOnlySpan<byte> data, bool copies)
    {
        // The longest form of a fragment is one literal, 3 bytes longer than its data; copies never add to it.
        var buffer = new byte[checked(5 + data.Length + ((data.Length / FragmentLength) + 1) * 3 + data.Length / 6)];
        var writer = new SnappyWriter(buffer);
        writer.Length((uint)data.Length);
        Span<ushort> table = stackalloc ushort[copies ? 1 << TableBits : 0];
        for (var start = 0; start < data.Length; start += FragmentLength)
        {
            var fragment = data.Slice(start, Math.Min(FragmentLength, data.Length - start));
            if (copies)
                writer.Fragment(fragment, table);
            else
                writer.Literal(fragment);
        }

        return buffer[..writer.at];
    }

    private void Length(uint value)
    {
        for (; value >= 0x80; value >>= 7)
            output[at++] = (byte)(value | 0x80);
        output[at++] = (byte)value;
    }

    private void Fragment(ReadOnlySpan<byte> data, scoped Span<ushort> table)
    {
        table.Clear();
        var written = 0;
        var tries = TriesPerStep;
        var position = 1;
        while (position <= data.Length - ShortestMatch)
        {
            var word = BinaryPrimitives.ReadUInt32LittleEndian(data[position..]);
            ref var slot = ref table[(int)(word * 0x9E3779B1 >> (32 - TableBits))];
            int candidate = slot;
            slot = (ushort)position;
            if (candidate >= position || BinaryPrimitives.ReadUInt32LittleEndian(data[candidate..]) != word)
            {
                position += tries++ / TriesPerStep;
                continue;
            }

            Literal(data[written..position]);
            var length = data[position..].CommonPrefixLength(data[candidate..]);
            Copies(position - candidate, length);
            position += length;
            written = position;
            tries = TriesPerStep;
        }

        Literal(data[written..]);
    }

    private void Literal(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
            return;
        var code = (uint)data.Length - 1;
        if (code < 60)
        {
            output[at++] = (byte)(code << 2);
        }
        else
        {
            var lengthBytes = (BitOperations.Log2(code) / 8) + 1;
            output[at++] = (byte)((59 + lengthBytes) << 2);
            for (var i = 0; i < lengthBytes; i++)
                output[at++] = (byte)(code >> (8 * i));
        }

        data.CopyTo(output[at..]);
        at += data.Length;
    }

    private void Copies(int offset, int length)
    {
        while (length > 0)
        {
            // The rest must stay worth a copy: never leave fewer than four bytes.
            var step = length <= 64 ? length : Math.Min(64, length - ShortestMatch);
            Copy(offset, step);
            length -= step;
        }
    }

    private void Copy(int offset, int length)
    {
        if (length is >= 4 and <= 11 && offset < 2048)
        {
            output[at++] = (byte)(1 | ((length - 4) << 2) | ((offset >> 8) << 5));
            output[at++] = (byte)offset;
            return;
        }

        output[at++] = (byte)(2 | ((length - 1) << 2));
        BinaryPrimitives.WriteUInt16LittleEndian(output[at..], (ushort)offset);
        at += 2;
    }
}
