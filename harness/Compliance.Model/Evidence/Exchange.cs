using System.Collections.Immutable;
using Compliance.Model.Decoding;

namespace Compliance.Model.Evidence;

/// <summary>
/// One HTTP request and its answer, kept raw. In a receiver run we sent the request and the target answered; in a sender run the
/// target sent it and the mock receiver answered.
/// </summary>
public sealed record Exchange
{
    private Remembered remembered;

    /// <summary>Number in the run, from 1, in the order of arrival or sending.</summary>
    public required int Index { get; init; }

    /// <summary>Receiver: <c>case-id[arm]/step</c>; sender: the lane's name.</summary>
    public required string Origin { get; init; }

    /// <summary>The connection it used: equal numbers are one TCP connection.</summary>
    public required int Connection { get; init; }

    /// <summary>Method as sent.</summary>
    public required string Method { get; init; }

    /// <summary>Request target (path and query) as sent.</summary>
    public required string Target { get; init; }

    /// <summary>Protocol version, such as <c>HTTP/1.1</c> or <c>HTTP/2</c>.</summary>
    public string Protocol { get; init; } = "HTTP/1.1";

    /// <summary>Request headers in wire order, with duplicates.</summary>
    public required ImmutableArray<HttpHeader> RequestHeaders { get; init; }

    /// <summary>Request line and headers as bytes, up to and without the empty line; empty when not known (HTTP/2).</summary>
    public ReadOnlyMemory<byte> RequestHead { get; init; }

    /// <summary>Request body as sent, after transfer coding and before decompression; cut at the recording limit.</summary>
    public ReadOnlyMemory<byte> RequestBody { get; init; }

    /// <summary>Length of the whole body in bytes, also when <see cref="RequestBody"/> was cut.</summary>
    public long RequestLength { get; init; }

    /// <summary>How it ended.</summary>
    public AnswerKind Answer { get; init; }

    /// <summary>Status of the answer; 0 when there was none.</summary>
    public int Status { get; init; }

    /// <summary>Answer headers in wire order, with duplicates.</summary>
    public ImmutableArray<HttpHeader> ResponseHeaders { get; init; } = [];

    /// <summary>Answer body, cut at 64 KiB.</summary>
    public ReadOnlyMemory<byte> ResponseBody { get; init; }

    /// <summary>Status line and headers of the answer as bytes; empty when we answered.</summary>
    public ReadOnlyMemory<byte> ResponseHead { get; init; }

    /// <summary>What went wrong when <see cref="Answer"/> is not an answer; empty otherwise.</summary>
    public string Trouble { get; init; } = "";

    /// <summary>How <see cref="Trouble"/> begins for a request whose body did not arrive whole.</summary>
    public const string BodyBrokeOff = "the body broke off";

    /// <summary>Sender: whether the body did not arrive whole. Such a request shows how its sender gave up, not what it sends.</summary>
    public bool BrokeOff => Trouble.StartsWith(BodyBrokeOff, StringComparison.Ordinal);

    /// <summary>Monotonic time since the start of the run when the request was sent, or when its head arrived at the mock.</summary>
    public TimeSpan SentAt { get; init; }

    /// <summary>Monotonic time when the whole request had arrived at the mock; receiver runs: equal to <see cref="SentAt"/>.</summary>
    public TimeSpan ReceivedAt { get; init; }

    /// <summary>Monotonic time when the answer was complete or the wait ended.</summary>
    public TimeSpan AnsweredAt { get; init; }

    /// <summary>Sender: scrapes of this lane that had been answered when the request arrived.</summary>
    public int ScrapesSeen { get; init; }

    /// <summary>Sender: the decoded body, or what stopped decoding. Null in receiver runs.</summary>
    public DecodedBody? Decoded
    {
        get => Message?.Body;
        init => Message = value is null ? null : new RecordedMessage(value, () => value);
    }

    /// <summary>Sender: the decoded body as long as it is wanted. Null in receiver runs.</summary>
    public RecordedMessage? Message { get; init; }

    /// <summary>Whether it was answered 2xx.</summary>
    public bool Accepted => Answer == AnswerKind.Answered && Status is >= 200 and < 300;

    /// <summary>Whether the answer has any of the <c>X-Prometheus-Remote-Write-*-Written</c> headers (Remote-Write 2.0, "Required Written Response Headers").</summary>
    public bool HasWritten => ResponseHeaders.Any(h => h.Name.EndsWith("-Written", StringComparison.OrdinalIgnoreCase));

    /// <summary>Values of all request headers with this name (any letter case), in order.</summary>
    public IEnumerable<string> RequestValues(string name) => Values(RequestHeaders, name);

    /// <summary>Values of all answer headers with this name (any letter case), in order.</summary>
    public IEnumerable<string> ResponseValues(string name) => Values(ResponseHeaders, name);

    /// <summary>What a judge works out about the exchange, once. Not part of its value.</summary>
    /// <typeparam name="T">One type for all who ask.</typeparam>
    /// <param name="make">Works it out, from the exchange alone.</param>
    public T Remember<T>(Func<Exchange, T> make)
        where T : class => remembered.Of(this, make);

    private static IEnumerable<string> Values(ImmutableArray<HttpHeader> headers, string name) =>
        headers.Where(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);
}
