using System.Text;

namespace Compliance.Reference.Sender.Scraping;

/// <summary>The lexicographic order of labels: that of their bytes in UTF-8, which is that of their code points.</summary>
public sealed class Utf8Order : IComparer<string>
{
    /// <summary>The only one.</summary>
    public static Utf8Order Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y ?? ""));
}
