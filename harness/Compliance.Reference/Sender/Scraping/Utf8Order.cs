namespace Compliance.Reference.Sender.Scraping;

/// <summary>The lexicographic order of labels: that of their bytes in UTF-8, which is that of their code points.</summary>
public sealed class Utf8Order : IComparer<string>
{
    /// <summary>The only one.</summary>
    public static Utf8Order Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var a = x.AsSpan();
        var b = y.AsSpan();
        var same = a.CommonPrefixLength(b);
        if (same == a.Length || same == b.Length)
            return a.Length - b.Length;
        // Halves of pairs stand for code points above all others.
        return char.IsSurrogate(a[same]) == char.IsSurrogate(b[same]) ? a[same] - b[same]
            : char.IsSurrogate(a[same]) ? 1
            : -1;
    }
}
