using Compliance.Model.Metrics;

namespace Compliance.Reference.Sender.Delivery;

/// <summary>What a reply means (Remote-Write 2.0, "Response", "Invalid Samples", "Retries &amp; Backoff"). The body of an answer means nothing.</summary>
internal static class ReplyRules
{
    /// <summary>The step after a reply to a message.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="message">The message it is for.</param>
    /// <param name="proven">Whether the receiver has accepted a message of 2.0 before: then a 400 is about the data.</param>
    /// <param name="choices">Choices of the sender.</param>
    public static NextStep Next(Reply reply, MessageKind message, bool proven, SenderChoices choices)
    {
        if (reply.IsSuccess)
            return message == MessageKind.V2 && !reply.HasWritten && choices.DoubtsSilentSuccess
                ? Unsupported(message, choices)
                : NextStep.Done;
        return reply.Status switch
        {
            0 or >= 500 => NextStep.Retry,
            >= 300 and < 400 when choices.RetriesOnRedirect => NextStep.Retry,
            429 => choices.RetriesOn429 ? NextStep.Retry : NextStep.Drop,
            415 => Unsupported(message, choices),
            400 when !proven && choices.ExpectsBadRequest => Unsupported(message, choices),
            _ => NextStep.Drop,
        };
    }

    /// <summary>The pause before attempt <paramref name="next"/>, twice as long each time up to a limit.</summary>
    /// <param name="reply">The reply to the attempt before.</param>
    /// <param name="next">Number of the next attempt, from 2.</param>
    /// <param name="choices">Choices of the sender.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    public static TimeSpan Pause(Reply reply, int next, SenderChoices choices, double chance)
    {
        var doubled = choices.FirstPause * Math.Pow(2, Math.Min(next - 2, 30));
        var pause = doubled < choices.LongestPause ? doubled : choices.LongestPause;
        pause *= 1 - (choices.Jitter * chance);
        return choices.HonoursRetryAfter && reply.RetryAfter is { } asked && asked > pause ? asked : pause;
    }

    private static NextStep Unsupported(MessageKind message, SenderChoices choices) =>
        message == MessageKind.V2 && choices.FallsBack ? NextStep.FallBack : NextStep.Drop;
}
