using System.Collections.Immutable;
using Compliance.Judging.Sender.Facts;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>Attempts of the same data after 5xx are kept apart by pauses (Remote-Write 2.0, "Retries &amp; Backoff").</summary>
/// <remarks>
/// The specification asks for "a backoff algorithm to prevent overwhelming the server" and names neither form nor length. Fixed, growing and jittered pauses
/// are all of that kind, so only their median is looked at: a sender that comes back within milliseconds most of the time has none, however busy the machine was now and then.
/// </remarks>
/// <param name="Least">Least median of the pauses.</param>
/// <param name="Pauses">Pauses that must have been seen. Default 4.</param>
[Matcher("backoff", Summary = "Attempts of the same data after 5xx are kept apart by pauses")]
public sealed record Backoff(TimeSpan Least, int Pauses = 4) : LaneRule
{
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override string Rule =>
        FormattableString.Invariant($"pauses between attempts of the same data, {Least.TotalMilliseconds:0} ms or more in the middle");

    // Nobody needs to wait for more of a sender that takes its time.
    private static bool AreLong(ImmutableArray<TimeSpan> pauses) => pauses.Length > 1 && pauses.All(p => p >= LongPause);

    private static TimeSpan Median(ImmutableArray<TimeSpan> pauses) => pauses.Sort()[pauses.Length / 2];

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        foreach (var first in Attempt.Refused(facts).Where(r => r.Exchange.Status is >= 500 and < 600).Take(Attempt.Most))
        {
            var attempts = Attempt.Of(facts, first);
            var pauses = Attempt.Pauses(attempts);
            if (pauses.Length < Pauses && !AreLong(pauses))
                continue;
            var said =
                FormattableString.Invariant($"{attempts.Length} attempts of the same {first.Data.Length} samples, pauses ")
                + Attempt.Shown(pauses);
            var indices = attempts.Select(a => a.Index).ToArray();
            return Median(pauses) >= Least ? Finding.Satisfied(Rule, said, [.. indices]) : Finding.Violated(Rule, said, [.. indices]);
        }

        return null;
    }
}
