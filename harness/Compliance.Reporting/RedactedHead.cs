using System.Text;
using Compliance.Model;

namespace Compliance.Reporting;

/// <summary>A message head without secrets, and where its other bytes went.</summary>
internal sealed class RedactedHead
{
    private const string LineEnd = "\r\n";
    private readonly List<(int Start, int Length, int NewLength)> edits = [];

    /// <summary>The head.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private init; }

    /// <summary>Replaces the values of the named headers, folded lines included, and applies a function to the text of all other lines.</summary>
    public static RedactedHead Of(ReadOnlyMemory<byte> head, IReadOnlySet<string> names, Func<string, string> text)
    {
        if (head.IsEmpty)
            return new RedactedHead();
        var edits = new List<(int, int, int)>();
        var lines = Encoding.Latin1.GetString(head.Span).Split(LineEnd);
        var secret = false;
        for (int i = 0, at = 0; i < lines.Length; i++)
        {
            var (line, kept) = (lines[i], 0);
            var folded = i > 0 && line.StartsWith(' ') || line.StartsWith('\t');
            secret = folded ? secret : i > 0 && names.Contains(Name(line));
            if (secret)
                kept = folded ? 1 : line.IndexOf(':', StringComparison.Ordinal) + 1;
            lines[i] = secret ? Replaced(line, kept, folded) : text(line);
            if (lines[i] != line)
                edits.Add((at + kept, line.Length - kept, lines[i].Length - kept));
            at += line.Length + LineEnd.Length;
        }

        var result = new RedactedHead { Bytes = edits.Count == 0 ? head : Encoding.Latin1.GetBytes(string.Join(LineEnd, lines)) };
        result.edits.AddRange(edits);
        return result;
    }

    /// <summary>Where a range of the original head is now; inside a replaced text, all of the replacement.</summary>
    public ByteRange Moved(ByteRange range)
    {
        var shift = 0;
        foreach (var (start, length, newLength) in edits)
        {
            if (range.Start >= start + length)
                shift += newLength - length;
            else if (range.End > start)
                return new ByteRange(Math.Min(range.Start, start) + shift, Math.Max(0, start - range.Start) + newLength);
        }

        return range with
        {
            Start = range.Start + shift,
        };
    }

    private static string Replaced(string line, int kept, bool folded) =>
        line[..kept] + (folded ? Redaction.Placeholder : " " + Redaction.Placeholder);

    private static string Name(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : line[..colon].Trim();
    }
}
