namespace Compliance.Tests.Wire;

/// <summary>Damage done to bytes: flipped bits, replaced bytes, cuts, insertions and splices, from a seed.</summary>
internal static class Corruption
{
    public static byte[] Of(byte[] whole, byte[] other, Random random)
    {
        var bytes = whole.ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
            Damage(bytes, other, random);
        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, byte[] other, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(6))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 3:
                bytes.RemoveRange(at, random.Next(Math.Min(6, bytes.Count - at + 1)));
                break;
            case 4:
                bytes.InsertRange(at, Enumerable.Range(0, random.Next(1, 5)).Select(_ => (byte)random.Next(256)));
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other.Skip(random.Next(other.Length + 1)));
                break;
        }
    }
}
