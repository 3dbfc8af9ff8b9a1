using System.Buffers.Binary;
using Compliance.Wire;
using Compliance.Wire.Snappy;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>The content of a body in the framed Snappy format, which only a mutant reads. Checksums are not looked at.</summary>
internal static class FramedContent
{
    private const int HeaderBytes = 4;
    private const int ChecksumBytes = 4;

    /// <summary>The content; what can't be read is left out.</summary>
    public static byte[] Of(ReadOnlySpan<byte> framed)
    {
        using var content = new MemoryStream();
        while (framed.Length >= HeaderBytes)
        {
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(framed) >> 8, framed.Length - HeaderBytes);
            var chunk = framed.Slice(HeaderBytes, length);
            if (framed[0] <= 1 && length >= ChecksumBytes)
                content.Write(framed[0] == 0 ? Block(chunk[ChecksumBytes..]) : chunk[ChecksumBytes..]);
            framed = framed[(HeaderBytes + length)..];
        }

        return content.ToArray();
    }

    private static ReadOnlySpan<byte> Block(ReadOnlySpan<byte> block)
    {
        try
        {
            return SnappyBlock.Decompress(block, WriteEndpoint.MaxMessageBytes);
        }
        catch (SnappyException)
        {
            return [];
        }
    }
}
