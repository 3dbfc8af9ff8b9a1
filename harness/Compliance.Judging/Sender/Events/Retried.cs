using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Events;

/// <summary>Data is sent again after an answer with one of these statuses, or after a broken connection. Optional behaviour: an observation.</summary>
/// <param name="Status">Status; 0 stands for a connection that broke.</param>
[Matcher(
    "retried",
    Summary = "Data is sent again after an answer with one of these statuses, or after a broken connection. Optional behaviour: an observation"
)]
public sealed record Retried(int Status) : IEventMatcher
{
    /// <inheritdoc/>
    public Occurrence Find(LaneTranscript lane)
    {
        var facts = LaneFacts.Of(lane);
        var what = Status == 0 ? "data is sent again after a broken connection" : $"data is sent again after {Status}";
        var refused = Attempt
            .Refused(facts)
            .Where(r => Status == 0 ? r.Exchange.Answer != AnswerKind.Answered : r.Exchange.Status == Status)
            .ToList();
        if (refused.Count == 0)
            return new Occurrence { What = what, Said = "nothing was refused so" };
        var attempts = refused.Take(Attempt.Most).Select(r => Attempt.Of(facts, r)).MaxBy(a => a.Length);
        return new Occurrence
        {
            What = what,
            ProvokedAt = refused[^1].Exchange.AnsweredAt,
            Happened = attempts.Length > 1,
            Since = refused[^1].Index,
            Said =
                attempts.Length > 1
                    ? FormattableString.Invariant($"{attempts.Length} attempts, pauses ") + Attempt.Shown(Attempt.Pauses(attempts))
                    : "it was not sent again",
            Exchanges = [.. attempts.Select(a => a.Index)],
        };
    }
}
