using System.Globalization;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Words for how a request ended, and the findings that rest on there being no answer.</summary>
internal static class Answers
{
    /// <summary>One phrase: the status, or what happened instead.</summary>
    public static string Said(Exchange exchange) =>
        exchange.Answer == AnswerKind.Answered
            ? exchange.Status.ToString(CultureInfo.InvariantCulture)
            : Instead(exchange.Answer) + (exchange.Trouble.Length > 0 ? $" ({exchange.Trouble})" : "");

    /// <summary>
    /// A finding when there is no status to look at: a request that was dropped, reset, left waiting or answered with something that is
    /// not HTTP breaks what is expected. Null when there is a status.
    /// </summary>
    public static Finding? WithoutStatus(ArmView view, string expected)
    {
        if (NotSent(view, expected) is { } notSent)
            return notSent;
        var exchange = view.Exchange!;
        return exchange.Answer == AnswerKind.Answered ? null : Finding.Violated(expected, Said(exchange), exchange.Index);
    }

    /// <summary>The same for matchers that an absent answer leaves nothing to look at.</summary>
    public static Finding? NothingToSee(ArmView view)
    {
        if (view.Exchange is not { } exchange)
            return Finding.Inconclusive("the request was not sent: the arm ended before it", Indices(view));
        return exchange.Answer == AnswerKind.Answered
            ? null
            : Finding.Inconclusive($"there was no answer to look at: {Said(exchange)}", exchange.Index);
    }

    /// <summary>Where the status stands, for violations of it.</summary>
    public static Mark StatusLine(Exchange exchange)
    {
        var head = exchange.ResponseHead.Span;
        var end = head.IndexOfAny((byte)'\r', (byte)'\n');
        return new Mark(exchange.Index, Part.ResponseHead, new ByteRange(0, end < 0 ? head.Length : end), $"status {Said(exchange)}");
    }

    /// <summary>Indices of all exchanges of the arm.</summary>
    public static System.Collections.Immutable.ImmutableArray<int> Indices(ArmView view) => [.. view.Arm.Exchanges.Select(e => e.Index)];

    private static Finding? NotSent(ArmView view, string expected)
    {
        if (view.Exchange is null)
        {
            return view.Transcript.TargetDied
                ? Finding.Violated(expected, "the target died before this request could be sent", Indices(view))
                : Finding.Inconclusive("the request was not sent: the arm ended before it", Indices(view));
        }
        // Nobody listens: after an earlier request of this arm that is the arm's doing, before it is not.
        var lost = view.Exchange.Answer == AnswerKind.Refused && view.Step == 0 && !view.Transcript.TargetDied;
        return lost ? Finding.Inconclusive(Said(view.Exchange), view.Exchange.Index) : null;
    }

    private static string Instead(AnswerKind kind) =>
        kind switch
        {
            AnswerKind.Closed => "the connection was closed without a complete answer",
            AnswerKind.Reset => "the connection was reset",
            AnswerKind.TimedOut => "no complete answer came in time",
            AnswerKind.Garbage => "what came back is not HTTP",
            _ => "no connection could be made",
        };
}
