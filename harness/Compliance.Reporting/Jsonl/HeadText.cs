using System.Collections.Immutable;
using System.Text;
using Compliance.Model.Evidence;

namespace Compliance.Reporting.Jsonl;

/// <summary>Message heads as lists of lines, byte for byte: each char is one byte (Latin-1), lines end with CR LF.</summary>
public static class HeadText
{
    private const string LineEnd = "\r\n";

    /// <summary>The lines of a head; empty for an empty head. A lone CR or LF stays inside its line.</summary>
    public static ImmutableArray<string> Lines(ReadOnlyMemory<byte> head) =>
        head.IsEmpty ? [] : [.. Encoding.Latin1.GetString(head.Span).Split(LineEnd)];

    /// <summary>The bytes of such lines, or null when a char is no byte.</summary>
    public static byte[]? Bytes(ImmutableArray<string> lines)
    {
        var text = string.Join(LineEnd, lines);
        return text.All(c => c <= 0xFF) ? Encoding.Latin1.GetBytes(text) : null;
    }

    /// <summary>A header as one line.</summary>
    public static string Line(HttpHeader header) => $"{header.Name}: {header.Value}";

    /// <summary>The header in a line; the first character may be a colon (HTTP/2). Null when there is no colon after it.</summary>
    public static HttpHeader? Header(string line)
    {
        var colon = line.Length < 2 ? -1 : line.IndexOf(':', 1);
        return colon < 0 ? null : new HttpHeader(line[..colon], line[(colon + 1)..].Trim(' ', '\t'));
    }
}
