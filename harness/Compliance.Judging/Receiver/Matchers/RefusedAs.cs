using Compliance.Judging.Receiver.Reading;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>The request is refused with a status that tells the sender not to repeat it.</summary>
/// <remarks>Remote-Write 2.0, "Invalid Samples". A dropped connection or a 5xx has the sender repeat what can never succeed.</remarks>
/// <param name="How">Which refusal.</param>
[Matcher("refused", Summary = "invalid: 400; final: a 4xx other than 429; not a dropped connection and not 5xx")]
public sealed record RefusedAs(Refusal How) : IReceiverMatcher
{
    /// <inheritdoc/>
    public Finding Judge(ArmView view)
    {
        var expected = How == Refusal.Invalid ? "refused with 400" : "refused with a 4xx other than 429";
        if (Answers.WithoutStatus(view, expected) is { } finding)
            return finding;
        var exchange = view.Exchange!;
        var fits = How == Refusal.Invalid ? exchange.Status == 400 : exchange.Status is >= 400 and < 500 and not 429;
        return fits
            ? Finding.Satisfied(expected, Answers.Said(exchange), exchange.Index)
            : Finding.Violated(expected, Answers.Said(exchange), exchange.Index) with
            {
                Marks = [Answers.StatusLine(exchange)],
            };
    }
}
