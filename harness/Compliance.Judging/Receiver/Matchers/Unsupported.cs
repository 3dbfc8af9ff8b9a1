using Compliance.Judging.Receiver.Reading;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>A coding beyond the one that the protocol asks for is answered 415 by a receiver that does not support it.</summary>
/// <remarks>
/// Remote-Write 2.0, "Unsupported Request Content", and "Content-Encoding": further codings are optional. A receiver whose Written headers
/// count exactly what the body holds has read it, so it supports the coding and this rule asks nothing of it.
/// </remarks>
/// <param name="Value">Only <c>true</c>.</param>
[Matcher("unsupported", Summary = "415; not applicable to a receiver whose Written headers show that it has read the body")]
public sealed record Unsupported(bool Value = true) : IReceiverMatcher
{
    private const string Expected = "status 415";

    /// <summary>Only <c>true</c>.</summary>
    public bool Value { get; } = Value ? true : throw new ArgumentException("write accepted: for what must be supported");

    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        if (Answers.WithoutStatus(view, Expected) is { } finding)
            return finding;
        var exchange = view.Exchange!;
        if (exchange.Status == 415)
            return Finding.Satisfied(Expected, Answers.Said(exchange), exchange.Index);
        var headers = WrittenHeaders.Of(exchange);
        var read = exchange.Accepted && headers.All.Zip(SentCounts.Of(view).All).All(p => p.First.Value == p.Second);
        return read
            ? Finding.NotApplicable($"answered {Answers.Said(exchange)} with {headers.Said()}: it supports this coding") with
            {
                Exchanges = [exchange.Index],
            }
            : Finding.Violated(Expected, Answers.Said(exchange), exchange.Index) with
            {
                Marks = [Answers.StatusLine(exchange)],
            };
    }
}
