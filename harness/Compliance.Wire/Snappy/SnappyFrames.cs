using System.Buffers.Binary;
using System.Numerics;

namespace Compliance.Wire.Snappy;

/// <summary>The framed Snappy format, which Remote-Write forbids: written to see that it is refused, recognised to say so.</summary>
public static class SnappyFrames
{
    private const int MostPerFrame = 1 << 16;
    private const byte CompressedFrame = 0x00;
    private const byte PlainFrame = 0x01;

    private static ReadOnlySpan<byte> StreamIdentifier => [0xff, 0x06, 0x00, 0x00, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59];

    /// <summary>Compresses into a stream of frames with checksums.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        var stream = new List<byte>(data.Length + 64);
        stream.AddRange(StreamIdentifier);
        for (var start = 0; start < data.Length; start += MostPerFrame)
            AddFrame(stream, data.Slice(start, Math.Min(MostPerFrame, data.Length - start)));
        return [.. stream];
    }

    /// <summary>Whether the bytes start with a stream identifier.</summary>
    public static bool Starts(ReadOnlySpan<byte> data) => data.StartsWith(StreamIdentifier);

    private static void AddFrame(List<byte> stream, ReadOnlySpan<byte> data)
    {
        var block = SnappyBlock.Compress(data);
        var plain = block.Length >= data.Length;
        var payload = plain ? data : block;
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(head, (uint)(payload.Length + 4) << 8);
        head[0] = plain ? PlainFrame : CompressedFrame;
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], MaskedChecksum(data));
        stream.AddRange(head);
        stream.AddRange(payload);
    }

    /// <summary>CRC-32C of the data, turned by 15 bits and shifted by a constant, so that a checksum of checksums stays useful.</summary>
    internal static uint MaskedChecksum(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
            crc = BitOperations.Crc32C(crc, value);
        return BitOperations.RotateRight(~crc, 15) + 0xa282ead8;
    }
}
