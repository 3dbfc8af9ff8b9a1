using System.Collections.Immutable;
using System.Globalization;
using Compliance.Judging.Receiver.Reading;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>Compares Written headers with what they may say.</summary>
internal static class WrittenProblems
{
    /// <summary>Satisfied when each header is one 64-bit integer within its range; null ranges allow any.</summary>
    public static Finding Judge(ArmView view, ImmutableArray<WrittenHeader> headers, Func<int, StoredRange?> allowed, string expected)
    {
        var exchange = view.Exchange!;
        var problems = headers
            .Select((header, i) => (Header: header, Problem: Of(header, allowed(i))))
            .Where(p => p.Problem.Length > 0)
            .ToList();
        var said = WrittenHeaders.Of(exchange).Said();
        if (problems.Count == 0)
            return Finding.Satisfied(expected, said, exchange.Index);
        return Finding.Violated(expected, string.Join("; ", problems.Select(p => p.Problem)), exchange.Index) with
        {
            Marks = [.. problems.SelectMany(p => HeaderMarks.Of(exchange, p.Header.Name, p.Problem))],
        };
    }

    private static string Of(WrittenHeader header, StoredRange? allowed)
    {
        if (header.Problem.Length > 0)
            return header.Problem;
        return allowed is { } range && !range.Holds(header.Value!.Value)
            ? string.Create(CultureInfo.InvariantCulture, $"{header.Name} is {header.Value} instead of {range}")
            : "";
    }
}
