using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Reporting.Html;

/// <summary>Finds what the target logged while given exchanges ran, by the time stamps of its lines. Lines without one belong to the line before.</summary>
internal sealed partial class LogMoments
{
    private const int MostLines = 16;
    private static readonly TimeSpan Before = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan After = TimeSpan.FromMilliseconds(250);
    private readonly List<(DateTimeOffset At, string Line)> lines = [];
    private readonly DateTimeOffset started;

    /// <summary>Reads the log of a run.</summary>
    public LogMoments(RunResults results)
    {
        started = results.Header.Started;
        DateTimeOffset? last = null;
        foreach (var line in results.Log.Split('\n'))
        {
            last = Time(line) ?? last;
            if (last is { } at && line.Length > 0)
                lines.Add((at, line));
        }
    }

    /// <summary>The lines, at most 16; empty when nothing was logged then or lines have no time.</summary>
    public string During(IReadOnlyCollection<Exchange> exchanges)
    {
        if (exchanges.Count == 0 || lines.Count == 0)
            return "";
        var from = started + exchanges.Min(e => e.SentAt) - Before;
        var to = started + exchanges.Max(e => e.AnsweredAt) + After;
        var found = lines.Where(l => l.At >= from && l.At <= to).Select(l => l.Line).ToList();
        var more = found.Count - MostLines;
        return string.Join('\n', found.Take(MostLines))
            + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $"\n… and {more} more lines") : "");
    }

    private static DateTimeOffset? Time(string line) =>
        Stamp().Match(line) is { Success: true } match
        && DateTimeOffset.TryParse(match.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    [GeneratedRegex(
        @"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})?",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Stamp();
}
