using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model.Evidence;

namespace Compliance.Running.Http;

/// <summary>Status line and headers of an answer.</summary>
/// <param name="Version">Minor version: 0 or 1.</param>
/// <param name="Status">100 to 999.</param>
/// <param name="Headers">In wire order, with duplicates.</param>
internal sealed record AnswerHead(int Version, int Status, ImmutableArray<HttpHeader> Headers)
{
    /// <summary>Reads a head without its empty line. Lines may end in a bare LF (RFC 9112, 2.2).</summary>
    public static AnswerHead Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        var (version, status) = StatusLine(lines[0].TrimEnd('\r'));
        List<HttpHeader> headers = [];
        foreach (var line in lines.Skip(1).Select(l => l.TrimEnd('\r')))
            Add(headers, line);
        return new AnswerHead(version, status, [.. headers]);
    }

    /// <summary>Length of the body; null when it is chunked or ends with the connection.</summary>
    /// <exception cref="AnswerBroken">The lengths given are no numbers or contradict one another.</exception>
    public long? Length()
    {
        var given = Values("Content-Length").SelectMany(v => v.Split(',')).Select(v => v.Trim()).Distinct(StringComparer.Ordinal).ToList();
        if (given.Count == 0)
            return null;
        if (given.Count > 1 || !long.TryParse(given[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw new AnswerBroken(AnswerKind.Garbage, $"the answer has an unusable Content-Length: {string.Join(", ", given)}");
        return length;
    }

    public bool Chunked => Values("Transfer-Encoding").Any(v => v.EndsWith("chunked", StringComparison.OrdinalIgnoreCase));

    public bool HasBody(string method) => method != "HEAD" && Status is not (101 or 204 or 304);

    /// <summary>Whether the head announces content, also where the status forbids it.</summary>
    public bool AnnouncesContent => Chunked || Values("Content-Length").Any(v => v.Trim() is not ("" or "0"));

    /// <summary>Whether the connection may be used again.</summary>
    public bool KeepsAlive => Status != 101 && (Version == 1 ? !Says("close") : Says("keep-alive"));

    private bool Says(string option) =>
        Values("Connection").SelectMany(v => v.Split(',')).Any(v => string.Equals(v.Trim(), option, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<string> Values(string name) =>
        Headers.Where(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    private static (int Version, int Status) StatusLine(string line)
    {
        var fits =
            line.Length >= 12
            && line.StartsWith("HTTP/1.", StringComparison.Ordinal)
            && line[7] is '0' or '1'
            && line[8] == ' '
            && (line.Length == 12 || line[12] == ' ');
        if (!fits || !int.TryParse(line.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status) || status < 100)
            throw new AnswerBroken(AnswerKind.Garbage, "the answer does not start with an HTTP/1 status line");
        return (line[7] - '0', status);
    }

    private static void Add(List<HttpHeader> headers, string line)
    {
        if (line.Length > 0 && line[0] is ' ' or '\t' && headers.Count > 0)
        {
            headers[^1] = headers[^1] with { Value = $"{headers[^1].Value} {line.Trim(' ', '\t')}" }; // folded line
            return;
        }
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(' ', '\t'))
            throw new AnswerBroken(AnswerKind.Garbage, "the answer has a header line without a name");
        headers.Add(new HttpHeader(line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
    }
}
