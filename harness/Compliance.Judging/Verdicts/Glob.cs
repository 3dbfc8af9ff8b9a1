namespace Compliance.Judging.Verdicts;

/// <summary>Patterns over ids and versions: <c>*</c> is any text, slashes too; <c>?</c> is any character; everything else, brackets too, is itself.</summary>
public static class Glob
{
    /// <summary>Whether the whole text fits the pattern; letter case counts. Linear in text times pattern.</summary>
    public static bool Fits(string pattern, string text)
    {
        var (p, t, star, resume) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, resume) = (p++, t);
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
                (p, t) = (p + 1, t + 1);
            else if (star >= 0)
                (p, t) = (star + 1, ++resume);
            else
                return false;
        }
        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }
}
