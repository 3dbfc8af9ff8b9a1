namespace Compliance.Running.Fuzzing;

/// <summary>Random numbers that are the same for a seed on every platform and version: SplitMix64.</summary>
/// <param name="seed">Seed.</param>
/// <param name="stream">Numbers of another stream are independent.</param>
public sealed class FuzzRandom(long seed, long stream)
{
    private const ulong Golden = 0x9e3779b97f4a7c15;
    private ulong state = unchecked((ulong)seed * Golden) ^ unchecked((ulong)stream * 0xd1342543de82ef95);

    /// <summary>64 random bits.</summary>
    public ulong Bits()
    {
        var z = state += Golden;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 below <paramref name="end"/>, which is at least 1.</summary>
    public int Below(int end) => (int)(Bits() % (ulong)end);

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both in.</summary>
    public int From(int least, int most) => least + Below(most - least + 1);

    /// <summary>True with this chance out of 100.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of these.</summary>
    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
