using System.Collections.Immutable;
using System.Text;
using Compliance.Model.Evidence;
using Compliance.Model.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Compliance.Running.Sending.Mock;

/// <summary>The head of a request as it stood on the wire.</summary>
internal sealed record RequestHead
{
    public required string Method { get; init; }

    public required string Target { get; init; }

    public required string Protocol { get; init; }

    public required ImmutableArray<HttpHeader> Headers { get; init; }

    public ReadOnlyMemory<byte> Bytes { get; init; }

    public required TimeSpan ArrivedAt { get; init; }

    /// <summary>Path without query, and without scheme and host when the target has them.</summary>
    public string Path => RequestTarget.Path(Target);

    /// <summary>First value of a header in any letter case; null when there is none.</summary>
    public string? Value(string name) => Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>Reads head bytes (Latin-1): a line per header, in order. Lines without a colon become headers without a value.</summary>
    public static RequestHead Parse(byte[] head, TimeSpan arrivedAt)
    {
        var lines = Encoding.Latin1.GetString(head).Split('\n');
        var words = lines[0].TrimEnd('\r').Split(' ');
        return new RequestHead
        {
            Method = words[0],
            Target = words.Length > 1 ? words[1] : "",
            Protocol = words.Length > 2 ? words[^1] : "",
            Headers = [.. lines.Skip(1).Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0).Select(Header)],
            Bytes = head,
            ArrivedAt = arrivedAt,
        };
    }

    /// <summary>What the server understood, for HTTP/2: names are in lower case there; the order of different names isn't kept.</summary>
    public static RequestHead Understood(HttpContext http, TimeSpan arrivedAt) =>
        new()
        {
            Method = http.Request.Method,
            Target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            Protocol = http.Request.Protocol,
            Headers = [.. http.Request.Headers.SelectMany(h => h.Value.Select(v => new HttpHeader(Lower(h.Key), v ?? "")))],
            ArrivedAt = arrivedAt,
        };

    private static HttpHeader Header(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new HttpHeader(line, "") : new HttpHeader(line[..colon], line[(colon + 1)..].Trim(' ', '\t'));
    }

#pragma warning disable CA1308 // HTTP/2 has its names in lower case on the wire.
    private static string Lower(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
}
