using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Results;
using Compliance.Reporting.Matrices;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Publishing;

/// <summary>Gives each run its order and its place, whatever the order in which the files were named.</summary>
public static class PublishedRuns
{
    private const int MostWord = 80;

    /// <summary>The runs by title of the target, role and rising version, the newest of equals first.</summary>
    /// <param name="runs">The runs with the addresses of their results files.</param>
    public static ImmutableArray<PublishedRun> Of(IEnumerable<(RunResults Results, string Source)> runs)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. runs.OrderBy(r => r.Results.Header.Title, StringComparer.OrdinalIgnoreCase)
                .ThenBy(r => r.Results.Header.Target, StringComparer.Ordinal)
                .ThenBy(r => r.Results.Header.Role)
                .ThenBy(r => r.Results.Header.Version, MatrixTable.Versions)
                .ThenByDescending(r => r.Results.Header.Started)
                .ThenBy(r => r.Source, StringComparer.Ordinal)
                .Select(r => Placed(r.Results, r.Source, taken, seen)),
        ];
    }

    private static PublishedRun Placed(RunResults results, string source, HashSet<string> taken, HashSet<string> seen)
    {
        var header = results.Header;
        var newest = seen.Add($"{header.Target}\n{header.Version}\n{header.Role}");
        var path = $"{Word(header.Target)}/{Word(header.Version)}/{header.Role.Word()}";
        if (!newest)
            path += header.Started.ToUniversalTime().ToString("'-'yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        var free = path;
        for (var i = 2; !taken.Add(free); i++)
            free = string.Create(CultureInfo.InvariantCulture, $"{path}-{i}");
        return new PublishedRun(results, free, source, newest);
    }

    // Names come from files of strangers and become names of files.
    private static string Word(string text)
    {
        var word = string.Concat(text.Take(MostWord).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+' ? c : '-'));
        return word.Trim('.', '-') is { Length: > 0 } trimmed ? trimmed : "unknown";
    }
}
