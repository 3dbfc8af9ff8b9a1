namespace Compliance.Cases.Reading;

/// <summary>Says what would have been allowed in the place of an unknown name.</summary>
internal static class Nearest
{
    private const int ShortList = 30;

    /// <summary>A clause such as <c>did you mean 'series'? Allowed: …</c> for the end of an error.</summary>
    public static string Clause(string given, IEnumerable<string> allowed)
    {
        var names = allowed.ToArray();
        if (names.Length == 0)
            return "none is known";
        var near = names.Where(n => IsNear(given, n)).OrderBy(n => Distance(given, n)).Take(3).ToArray();
        var question = near.Length > 0 ? $"did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?" : "";
        if (near.Length > 0 && names.Length > ShortList)
            return question;
        var list =
            $"allowed: {string.Join(", ", names.OrderBy(n => Distance(given, n)).Take(ShortList).Order(StringComparer.Ordinal))}{(names.Length > ShortList ? ", …" : "")}";
        return question.Length > 0 ? $"{question} ({list})" : list;
    }

    private static bool IsNear(string given, string name) =>
        Distance(given, name) <= Math.Max(1, name.Length / 3)
        || (given.Length >= 3 && name.Contains(given, StringComparison.OrdinalIgnoreCase));

    /// <summary>Levenshtein's distance without regard to case; long texts are compared by their first 64 characters.</summary>
    internal static int Distance(string left, string right)
    {
        var a = left[..Math.Min(left.Length, 64)].ToUpperInvariant();
        var b = right[..Math.Min(right.Length, 64)].ToUpperInvariant();
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            above = row;
        }
        return above[b.Length];
    }
}
