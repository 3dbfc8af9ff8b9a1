namespace Compliance.Judging.Binding;

/// <summary>Finds the name that a misspelling probably meant.</summary>
public static class NearestName
{
    /// <summary>The allowed name with the fewest edits away, or null when none is near (more than half of the letters differ).</summary>
    public static string? Of(string written, IEnumerable<string> allowed)
    {
        var best = allowed.Select(name => (Name: name, Edits: Edits(written, name))).OrderBy(c => c.Edits).FirstOrDefault();
        return best.Name is not null && best.Edits * 2 <= Math.Max(written.Length, best.Name.Length) ? best.Name : null;
    }

    /// <summary>An ending for error messages: <c>; did you mean samples?</c>, or nothing.</summary>
    public static string Hint(string written, IEnumerable<string> allowed) =>
        Of(written, allowed) is { } near ? $"; did you mean {near}?" : "";

    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.Length];
    }
}
