using System.Reflection;
using Compliance.Wire.Snappy;
using Iron = IronSnappy.Snappy;

namespace Compliance.Tests.Wire;

public sealed class SnappyBlockTests
{
    private const int Limit = 1 << 24;

#pragma warning disable NUnit1027 // FsCheck hands in the arguments.
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Gives_back_what_it_compressed(byte[] data) =>
        SnappyBlock.Decompress(SnappyBlock.Compress(data), Limit).AsSpan().SequenceEqual(data)
        && SnappyBlock.Decompress(SnappyBlock.CompressLiterals(data), Limit).AsSpan().SequenceEqual(data)
        && SnappyBlock.Decompress(SnappyBlock.CompressLongOffsets(data), Limit).AsSpan().SequenceEqual(data);
#pragma warning restore NUnit1027

    [TestCaseSource(nameof(Data))]
    public void Understands_and_is_understood_by_a_second_implementation(byte[] data)
    {
        Iron.Decode(SnappyBlock.Compress(data)).Should().Equal(data);
        Iron.Decode(SnappyBlock.CompressLiterals(data)).Should().Equal(data);
        Iron.Decode(SnappyBlock.CompressLongOffsets(data)).Should().Equal(data);
        SnappyBlock.Decompress(Iron.Encode(data), Limit).AsSpan().SequenceEqual(data).Should().BeTrue();
    }

    [TestCaseSource(nameof(Data))]
    public void Understands_and_is_understood_by_libsnappy(byte[] data)
    {
        var google = LibSnappy.Load();
        google.Expand(SnappyBlock.Compress(data), data.Length).AsSpan().SequenceEqual(data).Should().BeTrue();
        google.Expand(SnappyBlock.CompressLiterals(data), data.Length).AsSpan().SequenceEqual(data).Should().BeTrue();
        google.Expand(SnappyBlock.CompressLongOffsets(data), data.Length).AsSpan().SequenceEqual(data).Should().BeTrue();
        SnappyBlock.Decompress(google.Shrink(data), Limit).AsSpan().SequenceEqual(data).Should().BeTrue();
    }

    [Test]
    public void Compresses_what_repeats_and_only_without_literals_only()
    {
        var data = Enumerable.Repeat("timeseries"u8.ToArray(), 1000).SelectMany(b => b).ToArray();
        SnappyBlock.Compress(data).Length.Should().BeLessThan(data.Length / 15);
        SnappyBlock.CompressLiterals(data).Length.Should().BeGreaterThan(data.Length);
    }

    [Test]
    public void Copies_from_far_back_where_offsets_are_long()
    {
        // 70,000 bytes without a repeat of eight, then the first of them again.
        byte[] data =
        [
            .. Enumerable.Range(0, 35_000).SelectMany(i => new[] { (byte)i, (byte)(i >> 8) }),
            .. Enumerable.Range(0, 32).SelectMany(i => new[] { (byte)i, (byte)0 }),
        ];
        var block = SnappyBlock.CompressLongOffsets(data);
        block[^5..].Should().Equal((63 << 2) | 3, 0x70, 0x11, 0x01, 0x00);
        SnappyBlock.Decompress(block, Limit).Should().Equal(data);
    }

    // Written by hand from the format: length, then elements.
    [TestCase("00", "")]
    [TestCase("8000", "")] // a padded length
    [TestCase("03086162 63", "616263")]
    [TestCase("03f00261 6263", "616263")] // literal with its length in 1, 2, 3 and 4 bytes behind the tag
    [TestCase("03f4020061 6263", "616263")]
    [TestCase("03f802000061 6263", "616263")]
    [TestCase("03fc0200000061 6263", "616263")]
    [TestCase("05 00 61 01 01", "6161616161")] // copy of 4 from 1 back
    [TestCase("04 04 6162 06 0200", "61626162")] // 2-byte offset, 2 bytes
    [TestCase("06 04 6162 0f 02000000", "616261626162")] // 4-byte offset, overlapping
    public void Reads(string block, string expected) =>
        Convert.ToHexStringLower(SnappyBlock.Decompress(Hex(block), Limit)).Should().Be(expected);

    [TestCase("", 0)]
    [TestCase("80", 0)] // length cut off
    [TestCase("ffffffff1f", 0)] // length of more than 32 bits
    [TestCase("808080808000", 0)] // length of six bytes
    [TestCase("01", 0)] // nothing for a declared byte
    [TestCase("03 04 6162", 4)] // fewer bytes than declared
    [TestCase("02 08 616263", 1)] // more bytes than declared
    [TestCase("00 00 61", 1)]
    [TestCase("04 0c 6162", 1)] // literal cut off
    [TestCase("15 f0", 1)] // length of a literal cut off
    [TestCase("04 fcffffffff 61", 1)] // literal of 4 GiB
    [TestCase("05 01 01", 1)] // copy before there is anything
    [TestCase("05 00 61 01 02", 3)] // copy from before the start
    [TestCase("05 00 61 01 00", 3)] // copy from 0 back
    [TestCase("05 00 61 0e 0000", 3)]
    [TestCase("05 00 61 0f ffffffff", 3)]
    [TestCase("05 00 61 0e 01", 3)] // copy cut off
    [TestCase("05 00 61 0f 010000", 3)]
    [TestCase("04 00 61 01 01", 3)] // copy beyond the declared length
    public void Refuses(string block, int offset)
    {
        var decompress = () => SnappyBlock.Decompress(Hex(block), Limit);
        decompress.Should().Throw<SnappyException>().Which.Offset.Should().Be(offset);
    }

    [Test]
    public void Libsnappy_says_the_same_of_the_blocks_written_by_hand()
    {
        var google = LibSnappy.Load();
        Blocks(nameof(Reads)).Should().NotBeEmpty().And.OnlyContain(b => google.Accepts(b));
        Blocks(nameof(Refuses)).Should().NotBeEmpty().And.OnlyContain(b => !google.Accepts(b));
    }

    [Test]
    public void Refuses_a_declared_length_over_the_limit_without_allocating_it()
    {
        byte[] bomb = [0xff, 0xff, 0xff, 0xff, 0x0f, 0x00, 0x61];
        foreach (var limit in new[] { 0, 1000, int.MaxValue })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var decompress = () => SnappyBlock.Decompress(bomb, limit);
            decompress.Should().Throw<SnappyException>();
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1 << 20);
        }
    }

    [Test]
    public void Takes_a_block_of_exactly_the_limit()
    {
        var block = SnappyBlock.Compress(new byte[1000]);
        SnappyBlock.Decompress(block, 1000).Should().HaveCount(1000);
        var tooSmall = () => SnappyBlock.Decompress(block, 999);
        tooSmall.Should().Throw<SnappyException>().WithMessage("*1000*999*");
    }

    [TestCase("", false, 0u, 0)]
    [TestCase("00", true, 0u, 1)]
    [TestCase("ac02", true, 300u, 2)]
    [TestCase("ffffffff0f", true, uint.MaxValue, 5)]
    [TestCase("ffffffff10", false, 0u, 0)]
    [TestCase("ffff", false, 0u, 0)]
    public void Reads_the_length(string block, bool found, uint expected, int bytes)
    {
        SnappyBlock.TryReadLength(Hex(block), out var length, out var header).Should().Be(found);
        (length, header).Should().Be((expected, bytes));
    }

    private static IEnumerable<byte[]> Blocks(string test) =>
        typeof(SnappyBlockTests).GetMethod(test)!.GetCustomAttributes<TestCaseAttribute>().Select(c => Hex((string)c.Arguments[0]!));

    private static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static IEnumerable<byte[]> Data()
    {
        var random = new Random(7);
        foreach (var length in new[] { 0, 1, 3, 4, 15, 16, 17, 59, 60, 61, 64, 65, 255, 256, 257, 1000, 65535, 65536, 65537, 200_000 })
        {
            var noise = new byte[length];
            random.NextBytes(noise);
            yield return noise;
            yield return [.. noise.Select(b => (byte)(b & 1))];
            yield return new byte[length];
            yield return [.. noise.Select((b, i) => (byte)(random.Next(40) == 0 ? b : i % 37))];
        }
    }
}
