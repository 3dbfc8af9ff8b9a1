using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Requests;

namespace Compliance.Running.Http;

/// <summary>Turns a <see cref="RawRequest"/> into bytes.</summary>
internal static class RequestWriter
{
    /// <summary>The head with its empty line, and the headers in it.</summary>
    /// <exception cref="UsageException">A method, target or header holds a line break, NUL, or a character that Latin-1 lacks.</exception>
    public static (byte[] Head, ImmutableArray<HttpHeader> Headers) Head(RawRequest request, string host)
    {
        var lines = Lines(request, host);
        var text = new StringBuilder();
        text.Append(Checked(request.Method, "method")).Append(' ').Append(Checked(request.Target, "path")).Append(" HTTP/1.1\r\n");
        foreach (var line in lines)
            text.Append(CheckedName(line.Name)).Append(": ").Append(Checked(line.Value, $"header {line.Name}")).Append("\r\n");
        var head = Encoding.Latin1.GetBytes(text.Append("\r\n").ToString());
        return (head, [.. lines.Select(l => new HttpHeader(l.Name, l.Value.Trim(' ', '\t')))]);
    }

    /// <summary>The body as it goes over the wire.</summary>
    public static ReadOnlyMemory<byte> Body(RawRequest request) => request.Chunked ? Chunks(request.Body.Span) : request.Body;

    private static List<HeaderLine> Lines(RawRequest request, string host)
    {
        List<HeaderLine> lines = [];
        if (!Has(request, "Host"))
            lines.Add(new HeaderLine("Host", host));
        lines.AddRange(request.Headers);
        if (request.Chunked && !Has(request, "Transfer-Encoding"))
            lines.Add(new HeaderLine("Transfer-Encoding", "chunked"));
        else if (!request.Chunked && !Has(request, "Content-Length") && WantsLength(request))
            lines.Add(new HeaderLine("Content-Length", request.Body.Length.ToString(CultureInfo.InvariantCulture)));
        return lines;
    }

    private static bool WantsLength(RawRequest request) => request.Body.Length > 0 || request.Method is not ("GET" or "HEAD");

    private static bool Has(RawRequest request, string name) =>
        request.Headers.Any(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string CheckedName(string name) =>
        name.Length > 0 && !name.Contains(':', StringComparison.Ordinal)
            ? Checked(name, "header name")
            : throw new UsageException($"'{name}' cannot be sent as a header name.");

    private static string Checked(string text, string what) =>
        text.AsSpan().ContainsAny('\r', '\n', '\0') || text.AsSpan().IndexOfAnyExceptInRange('\0', 'ÿ') >= 0
            ? throw new UsageException($"The {what} holds a line break, NUL or a character outside Latin-1 and cannot be sent.")
            : text;

    private static byte[] Chunks(ReadOnlySpan<byte> body)
    {
        using var bytes = new MemoryStream(body.Length + 32);
        var first = (body.Length + 1) / 2;
        Chunk(bytes, body[..first]);
        Chunk(bytes, body[first..]);
        bytes.Write("0\r\n\r\n"u8);
        return bytes.ToArray();
    }

    private static void Chunk(MemoryStream bytes, ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty)
            return; // a chunk of length 0 would end the body
        bytes.Write(Encoding.ASCII.GetBytes(part.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"));
        bytes.Write(part);
        bytes.Write("\r\n"u8);
    }
}
