using Compliance.Wire.Snappy;

namespace Compliance.Tests.Wire;

public sealed class SnappyFuzzTests
{
    private const int Limit = 1 << 24;
    private const int Blocks = 100_000;

    [Test]
    public void Refuses_damaged_blocks_clearly_and_without_large_allocations()
    {
        foreach (var block in Damaged())
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var length = Try(block)?.Length ?? 0;
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > 16_384 + length + (block.Length * 22L))
                Assert.Fail($"{allocated} bytes for {Convert.ToHexString(block)}");
        }
    }

    [Test]
    public void Takes_and_refuses_what_libsnappy_does()
    {
        var google = LibSnappy.Load();
        var taken = 0;
        foreach (var block in Damaged())
        {
            var data = Try(block);
            if (google.Accepts(block) != data is not null)
                Assert.Fail($"libsnappy {(data is null ? "takes" : "refuses")} {Convert.ToHexString(block)}");
            if (data is null)
                continue;
            taken++;
            if (!google.Expand(block, data.Length).AsSpan().SequenceEqual(data))
                Assert.Fail($"libsnappy reads other bytes from {Convert.ToHexString(block)}");
        }

        taken.Should().BeGreaterThan(Blocks / 100, "damage to literals leaves blocks valid").And.BeLessThan(Blocks / 2);
    }

    private static byte[]? Try(byte[] block)
    {
        try
        {
            return SnappyBlock.Decompress(block, Limit);
        }
        catch (SnappyException refused)
        {
            if (refused.Offset < 0 || refused.Offset > block.Length || refused.Problem.Length == 0)
                Assert.Fail($"unclear: {refused.Message}");
            return null;
        }
    }

    private static IEnumerable<byte[]> Damaged()
    {
        var data = new RandomData(20);
        var whole = Enumerable.Range(0, 200).Select(_ => Block(data)).ToArray();
        for (var i = 0; i < Blocks; i++)
        {
            var (one, other) = (whole[data.Random.Next(whole.Length)], whole[data.Random.Next(whole.Length)]);
            yield return Corruption.Of(one, other, data.Random);
        }
    }

    private static byte[] Block(RandomData data)
    {
        var content = data.Bytes(200).Select(b => (byte)(b & 3)).Concat(data.Bytes(30)).ToArray();
        return data.Random.Next(3) switch
        {
            0 => SnappyBlock.Compress(content),
            1 => SnappyBlock.CompressLiterals(content),
            _ => IronSnappy.Snappy.Encode(content),
        };
    }
}
