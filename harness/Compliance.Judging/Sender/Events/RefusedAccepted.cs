using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Events;

/// <summary>All data that was refused is accepted in the end: retried, and nothing lost ("Retries &amp; Backoff").</summary>
/// <remarks>How it is cut into requests is free. Labels, timestamp and value must be those that were refused.</remarks>
[Matcher("refused-accepted", Summary = "All data that was refused is accepted in the end: retried, and nothing lost")]
public sealed record RefusedAccepted : IEventMatcher
{
    private const string What = "all refused data is sent again until it is accepted";

    /// <inheritdoc/>
    public Occurrence Find(LaneTranscript lane)
    {
        var facts = LaneFacts.Of(lane);
        var refused = Attempt.Refused(facts);
        if (refused.IsEmpty)
            return new Occurrence { What = What, Said = "no data was refused" };
        var accepted = facts.Requests.Where(r => r.Exchange.Accepted).SelectMany(r => r.Data).ToHashSet();
        var data = refused.SelectMany(r => r.Data).ToHashSet();
        var missing = data.Where(d => !accepted.Contains(d)).ToList();
        return new Occurrence
        {
            What = What,
            ProvokedAt = refused[^1].Exchange.AnsweredAt,
            Happened = missing.Count == 0,
            Since = refused[^1].Index,
            Said = missing.Count == 0 ? Delivered(facts, refused[0], data.Count) : Lost(missing, data.Count),
            Exchanges = [.. Attempt.Of(facts, refused[0]).Select(a => a.Index)],
        };
    }

    private static string Delivered(LaneFacts facts, RequestFacts first, int count)
    {
        var attempts = Attempt.Of(facts, first);
        return FormattableString.Invariant(
                $"{count} refused samples were accepted; {attempts.Length} attempts of the first {first.Data.Length}, pauses "
            ) + Attempt.Shown(Attempt.Pauses(attempts));
    }

    private static string Lost(List<Datum> missing, int count)
    {
        var one = missing[0];
        var labels = one.Series.Replace('\u0001', '=').Replace('\u0002', ' ').TrimEnd();
        return FormattableString.Invariant(
            $"{missing.Count} of {count} refused samples were never accepted, such as {{{labels}}} at {one.TimestampMs}"
        );
    }
}
