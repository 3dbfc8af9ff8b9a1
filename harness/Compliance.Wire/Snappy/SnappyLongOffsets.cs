using System.Buffers.Binary;

namespace Compliance.Wire.Snappy;

/// <summary>
/// Writes blocks that no usual compressor writes and every decoder must read: each repeat is a copy with an offset of four bytes from where the bytes
/// occurred first, however far back that is.
/// </summary>
internal static class SnappyLongOffsets
{
    private const int ShortestMatch = 8;
    private const int LongestCopy = 64;
    private const int LongestLiteral = 60;

    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        List<byte> output = [];
        Length(output, (uint)data.Length);
        Dictionary<ulong, int> first = [];
        var written = 0;
        for (var position = 0; position <= data.Length - ShortestMatch; )
        {
            if (first.TryAdd(BinaryPrimitives.ReadUInt64LittleEndian(data[position..]), position))
            {
                position++;
                continue;
            }

            var from = first[BinaryPrimitives.ReadUInt64LittleEndian(data[position..])];
            var length = Math.Min(LongestCopy, data[position..].CommonPrefixLength(data[from..]));
            Literals(output, data[written..position]);
            Copy(output, (uint)(position - from), length);
            position += length;
            written = position;
        }

        Literals(output, data[written..]);
        return [.. output];
    }

    private static void Length(List<byte> output, uint value)
    {
        for (; value >= 0x80; value >>= 7)
            output.Add((byte)(value | 0x80));
        output.Add((byte)value);
    }

    private static void Literals(List<byte> output, ReadOnlySpan<byte> data)
    {
        for (; !data.IsEmpty; data = data[Math.Min(LongestLiteral, data.Length)..])
        {
            var part = data[..Math.Min(LongestLiteral, data.Length)];
            output.Add((byte)((part.Length - 1) << 2));
            output.AddRange(part);
        }
    }

    private static void Copy(List<byte> output, uint offset, int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, offset);
        output.Add((byte)(((length - 1) << 2) | 3));
        output.AddRange(bytes);
    }
}
