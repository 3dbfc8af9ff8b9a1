using System.Collections.Immutable;
using Compliance.Model.Requests;

namespace Compliance.Running.Http;

/// <summary>A request that is written byte for byte as it stands here.</summary>
public sealed record RawRequest
{
    /// <summary>Method, in the letter case to send.</summary>
    public required string Method { get; init; }

    /// <summary>Request target: path and query.</summary>
    public required string Target { get; init; }

    /// <summary>
    /// Header lines in the order to send. <c>Host</c> is put before them, <c>Content-Length</c> or <c>Transfer-Encoding</c> after
    /// them, each only when it is not among them.
    /// </summary>
    public ImmutableArray<HeaderLine> Headers { get; init; } = [];

    /// <summary>The body before transfer coding.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Chunked transfer coding, in two chunks where the body is long enough, instead of a Content-Length.</summary>
    public bool Chunked { get; init; }
}
