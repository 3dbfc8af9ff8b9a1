using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Running.Http;

/// <summary>What came of a <see cref="RawRequest"/>.</summary>
public sealed record RawAnswer
{
    /// <summary>How it ended.</summary>
    public required AnswerKind Kind { get; init; }

    /// <summary>Number of the connection, from 1; 0 when none could be made.</summary>
    public int Connection { get; init; }

    /// <summary>The header lines that were sent, with those that the client added.</summary>
    public ImmutableArray<HttpHeader> RequestHeaders { get; init; } = [];

    /// <summary>Request line and headers as sent, without the empty line.</summary>
    public ReadOnlyMemory<byte> RequestHead { get; init; }

    /// <summary>Status; 0 unless the answer is complete.</summary>
    public int Status { get; init; }

    /// <summary>Answer headers in wire order, with duplicates.</summary>
    public ImmutableArray<HttpHeader> Headers { get; init; } = [];

    /// <summary>Status line and headers, without the empty line; whatever came when it is no HTTP.</summary>
    public ReadOnlyMemory<byte> Head { get; init; }

    /// <summary>The body after transfer coding, cut at <see cref="RawHttpOptions.BodyKept"/>.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether the body was longer than what is kept.</summary>
    public bool BodyCut { get; init; }

    /// <summary>What went wrong, one phrase; empty for an answer.</summary>
    public string Trouble { get; init; } = "";

    /// <summary>Timestamp of the client's <see cref="TimeProvider"/> before the first byte was written.</summary>
    public long SentAt { get; init; }

    /// <summary>Timestamp when the answer was complete or the wait ended.</summary>
    public long AnsweredAt { get; init; }
}
