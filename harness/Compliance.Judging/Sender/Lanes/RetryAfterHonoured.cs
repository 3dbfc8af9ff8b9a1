using System.Globalization;
using Compliance.Judging.Sender.Facts;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>The next attempt waits as long as Retry-After asks ("Retries &amp; Backoff"). Optional: an observation.</summary>
[Matcher("retry-after-honoured", Summary = "The next attempt waits as long as Retry-After asks. Optional: an observation")]
public sealed record RetryAfterHonoured : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "the next attempt waits as long as Retry-After asks";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        foreach (var first in Attempt.Refused(facts).Take(Attempt.Most))
        {
            if (Asked(first) is not { } asked || Attempt.Of(facts, first) is not [_, var next, ..])
                continue;
            var pause = next.Exchange.SentAt - first.Exchange.AnsweredAt;
            var said = FormattableString.Invariant(
                $"Retry-After asked for {asked.TotalSeconds:0} s, the pause was {pause.TotalMilliseconds:0} ms"
            );
            return pause >= asked
                ? Finding.Satisfied(Rule, said, first.Index, next.Index)
                : Finding.Violated(Rule, said, first.Index, next.Index);
        }

        return null;
    }

    private static TimeSpan? Asked(RequestFacts request) =>
        int.TryParse(
            request.Exchange.ResponseValues("Retry-After").FirstOrDefault(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds
        )
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
