using System.Collections.Immutable;
using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Model.Responses;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>The pause that this sender takes between attempts after 5xx: the measure for how long its silence must last to mean something.</summary>
public static class RetryPause
{
    /// <summary>
    /// The longest pause before a first repetition; null when nothing was retried. Pauses that Retry-After asked for do not count, nor those before a
    /// later repetition: they grow for as long as the lane is open, while what a <c>never</c> waits for would be a first repetition too.
    /// </summary>
    public static TimeSpan? Longest(IEnumerable<LaneTranscript> lanes)
    {
        TimeSpan? longest = null;
        foreach (var pause in lanes.SelectMany(l => Of(LaneFacts.Of(l))))
        {
            if (longest is null || pause > longest)
                longest = pause;
        }

        return longest;
    }

    /// <summary>Whether a response script answers 5xx, so that a pause can be measured in its lane.</summary>
    public static bool IsMeasuredIn(ImmutableArray<ResponseScript> respond) =>
        respond.Any(r => r.Status is >= 500 and < 600 && !HasRetryAfter(r));

    private static bool HasRetryAfter(ResponseScript rule) =>
        rule.Headers.Any(h => h.Name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<TimeSpan> Of(LaneFacts facts)
    {
        var sent = new HashSet<Datum>();
        foreach (var refused in Attempt.Refused(facts).Take(Attempt.Most))
        {
            if (refused.Data.Count(sent.Add) < refused.Data.Length)
                continue;
            if (refused.Exchange.Status is < 500 or >= 600 || refused.Exchange.ResponseValues("Retry-After").Any())
                continue;
            var attempts = Attempt.Of(facts, refused);
            if (attempts.Length > 1)
                yield return Attempt.Pauses(attempts)[0];
        }
    }
}
