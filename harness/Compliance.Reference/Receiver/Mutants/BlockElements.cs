using System.Buffers.Binary;
using Compliance.Wire.Snappy;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>The elements of a Snappy block, for mutants that decode them wrongly. Bytes that are no elements are left as they are.</summary>
internal static class BlockElements
{
    private const int LongestTagLiteral = 60;
    private const int LongOffset = 3;

    /// <summary>Whether any copy has an offset of four bytes.</summary>
    public static bool HasLongOffsets(ReadOnlySpan<byte> block) => Of(block).Any(e => e.Kind == LongOffset);

    /// <summary>The block with only the lower half of each offset of four bytes.</summary>
    public static byte[] Near(ReadOnlySpan<byte> block)
    {
        var near = block.ToArray();
        foreach (var element in Of(block).Where(e => e.Kind == LongOffset))
            near.AsSpan(element.At + 1 + sizeof(ushort), sizeof(ushort)).Clear();
        return near;
    }

    /// <summary>The block with the length that its elements have, whatever it declares.</summary>
    public static byte[] Redeclared(ReadOnlySpan<byte> block)
    {
        if (!SnappyBlock.TryReadLength(block, out _, out var header))
            return block.ToArray();
        List<byte> whole = [];
        var length = Of(block).Sum(e => e.Length);
        for (; length >= 0x80; length >>= 7)
            whole.Add((byte)(length | 0x80));
        return [.. whole, (byte)length, .. block[header..]];
    }

    private static List<(int At, int Kind, long Length)> Of(ReadOnlySpan<byte> block)
    {
        List<(int At, int Kind, long Length)> elements = [];
        if (!SnappyBlock.TryReadLength(block, out _, out var at))
            return elements;
        for (long next; at < block.Length; at = (int)next)
        {
            var (size, length) = Element(block[at..]);
            next = at + size;
            if (next > block.Length)
                break;
            elements.Add((at, block[at] & 3, length));
        }

        return elements;
    }

    /// <summary>Bytes of the first element and of what it gives.</summary>
    private static (long Size, long Length) Element(ReadOnlySpan<byte> rest)
    {
        int tag = rest[0];
        if ((tag & 3) != 0)
            return (tag & 3) == 1 ? (2, ((tag >> 2) & 7) + 4) : ((tag & 3) == 2 ? 3 : 5, (tag >> 2) + 1);
        var length = (tag >> 2) + 1;
        if (length <= LongestTagLiteral)
            return (1 + length, length);
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        var lengthBytes = length - LongestTagLiteral;
        rest.Slice(1, Math.Min(lengthBytes, rest.Length - 1)).CopyTo(bytes);
        var many = BinaryPrimitives.ReadUInt32LittleEndian(bytes) + 1L;
        return (1 + lengthBytes + many, many);
    }
}
