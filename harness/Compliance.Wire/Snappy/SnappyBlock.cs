using System.Globalization;

namespace Compliance.Wire.Snappy;

/// <summary>The Snappy block format, the only one that Remote-Write allows ("Protocol"). Strict: takes what the format takes, nothing else.</summary>
public static class SnappyBlock
{
    private const int LargestLength = 5;

    /// <summary>Compresses into a block.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data) => SnappyWriter.Compress(data, copies: true);

    /// <summary>A block without copies: other legal bytes for the same data.</summary>
    public static byte[] CompressLiterals(ReadOnlySpan<byte> data) => SnappyWriter.Compress(data, copies: false);

    /// <summary>A block all of whose copies have offsets of four bytes, more than 64 KiB where the data are longer: other legal bytes for the same data.</summary>
    public static byte[] CompressLongOffsets(ReadOnlySpan<byte> data) => SnappyLongOffsets.Compress(data);

    /// <summary>Decompresses a whole block. Allocates nothing before it is known that the block could hold what it declares.</summary>
    /// <param name="block">The block, nothing before or after it.</param>
    /// <param name="maxLength">Most bytes that the block may declare.</param>
    /// <exception cref="SnappyException">The block is wrong anywhere, or declares more than <paramref name="maxLength"/>.</exception>
    public static byte[] Decompress(ReadOnlySpan<byte> block, int maxLength)
    {
        if (!TryReadLength(block, out var length, out var header))
            throw new SnappyException(0, "the block does not start with a length of at most 32 bits");
        if (length > (uint)Math.Max(0, maxLength))
            throw new SnappyException(0, Text($"the block declares {length} bytes, more than the limit of {maxLength}"));
        var reach = MostOutput(block.Length - header);
        if (length > reach)
            throw new SnappyException(0, Text($"the block declares {length} bytes, its elements hold at most {reach}"));
        var output = GC.AllocateUninitializedArray<byte>((int)length);
        SnappyReader.Expand(block, header, output);
        return output;
    }

    /// <summary>Reads the declared length; false when the block doesn't start with a 32-bit varint.</summary>
    /// <param name="block">The block.</param>
    /// <param name="length">Bytes that the block declares to hold.</param>
    /// <param name="headerBytes">Bytes of the varint; a padded one is legal.</param>
    public static bool TryReadLength(ReadOnlySpan<byte> block, out uint length, out int headerBytes)
    {
        length = 0;
        headerBytes = 0;
        for (var i = 0; i < Math.Min(block.Length, LargestLength); i++)
        {
            if (i == LargestLength - 1 && block[i] > 0x0f)
                break;
            length |= (uint)(block[i] & 0x7f) << (7 * i);
            if (block[i] >= 0x80)
                continue;
            headerBytes = i + 1;
            return true;
        }

        length = 0;
        return false;
    }

    /// <summary>No element gives more than a copy of three bytes, which gives 64.</summary>
    private static long MostOutput(int elementBytes) => (long)elementBytes * 64 / 3;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
