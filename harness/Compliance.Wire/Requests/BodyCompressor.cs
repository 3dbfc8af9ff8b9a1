using System.IO.Compression;
using Compliance.Model.Requests;
using Compliance.Wire.Snappy;

namespace Compliance.Wire.Requests;

/// <summary>Makes bodies of messages: the legal forms and the wrong ones.</summary>
internal static class BodyCompressor
{
    public static byte[] Compress(byte[] message, Compression compression) =>
        compression switch
        {
            Compression.Block => SnappyBlock.Compress(message),
            Compression.BlockLiterals => SnappyBlock.CompressLiterals(message),
            Compression.BlockLongOffsets => SnappyBlock.CompressLongOffsets(message),
            Compression.Framed => SnappyFrames.Compress(message),
            Compression.None => message,
            Compression.Gzip => Gzip(message),
            Compression.Truncated => Truncate(SnappyBlock.Compress(message)),
            Compression.Bomb => Bomb(),
            Compression.Corrupt => Corrupt(message),
            Compression.DeclaresMore => Declaring(message, 1),
            Compression.DeclaresLess => Declaring(message, -1),
            _ => throw new ArgumentOutOfRangeException(nameof(compression), compression, "no such compression"),
        };

    private static byte[] Gzip(byte[] message)
    {
        using var body = new MemoryStream();
        using (var gzip = new GZipStream(body, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(message);
        return body.ToArray();
    }

    /// <summary>The first half; the declared length can't be reached.</summary>
    private static byte[] Truncate(byte[] block) => block[..(block.Length / 2)];

    /// <summary>Declares 4 GiB - 1 and holds one byte.</summary>
    private static byte[] Bomb() => [0xff, 0xff, 0xff, 0xff, 0x0f, 0x00, 0x61];

    /// <summary>The elements of the message behind the length of one that is longer or shorter.</summary>
    private static byte[] Declaring(byte[] message, int more)
    {
        var block = SnappyBlock.Compress(message);
        SnappyBlock.TryReadLength(block, out _, out var header);
        var other = SnappyBlock.CompressLiterals(new byte[Math.Max(0, message.Length + more)]);
        SnappyBlock.TryReadLength(other, out _, out var declared);
        return [.. other[..declared], .. block[header..]];
    }

    /// <summary>A block whose lengths add up, but whose last element copies four bytes from far before the data.</summary>
    private static byte[] Corrupt(byte[] message)
    {
        var whole = SnappyBlock.CompressLiterals([.. message, 0, 0, 0, 0]);
        var literals = SnappyBlock.CompressLiterals(message);
        SnappyBlock.TryReadLength(whole, out _, out var declared);
        SnappyBlock.TryReadLength(literals, out _, out var header);
        const byte copyOfFour = (3 << 2) | 3;
        return [.. whole[..declared], .. literals[header..], copyOfFour, 0xff, 0xff, 0xff, 0x7f];
    }
}
