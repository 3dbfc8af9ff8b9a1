using Compliance.Wire.Snappy;
using IronSnappy;

namespace Compliance.Tests.Wire;

public sealed class SnappyFramesTests
{
    // IronSnappy's frames are no oracle: it writes and expects the unmasked CRC-32 of another polynomial.
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(5000)]
    [TestCase(200_000)]
    public void Is_a_stream_of_frames_with_their_checksums(int length)
    {
        var data = Enumerable.Range(0, length).Select(i => (byte)(i * i / 100)).ToArray();
        var frames = SnappyFrames.Compress(data);
        Read(frames).Should().Equal(data);
        SnappyFrames.Starts(frames).Should().BeTrue();
    }

    [Test]
    public void Checksum_is_the_masked_crc_32c()
    {
        const uint known = 0xe3069283; // CRC-32C of "123456789", the check value of the catalogue of CRCs
        SnappyFrames.Compress("123456789"u8)[14..18].Should().Equal(BitConverter.GetBytes(((known >> 15) | (known << 17)) + 0xa282ead8));
    }

    [Test]
    public void A_block_does_not_start_like_frames()
    {
        SnappyFrames.Starts(SnappyBlock.Compress("sNaPpY"u8)).Should().BeFalse();
        SnappyFrames.Starts([0xff, 0x06, 0x00]).Should().BeFalse();
        SnappyFrames.Starts([]).Should().BeFalse();
    }

    /// <summary>Reads frames as the format describes them, with a checksum calculated bit by bit.</summary>
    private static List<byte> Read(byte[] frames)
    {
        frames[..10].Should().Equal([0xff, 6, 0, 0, .. "sNaPpY"u8]);
        var data = new List<byte>();
        for (var at = 10; at < frames.Length; )
        {
            var (kind, length) = (frames[at], frames[at + 1] | (frames[at + 2] << 8) | (frames[at + 3] << 16));
            kind.Should().BeLessThanOrEqualTo(1);
            var payload = frames[(at + 8)..(at + 4 + length)];
            var part = kind == 0 ? Snappy.Decode(payload) : payload;
            part.Length.Should().BeLessThanOrEqualTo(65536);
            BitConverter.ToUInt32(frames, at + 4).Should().Be(Masked(part));
            data.AddRange(part);
            at += 4 + length;
        }

        return data;
    }

    private static uint Masked(byte[] data)
    {
        var crc = ~0u;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0x82f63b78u);
        }

        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8;
    }
}
