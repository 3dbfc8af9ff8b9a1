using System.Collections.Immutable;
using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Events;

/// <summary>Every sent series that ended gets a marker: a NaN after its last value ("Samples and Histogram Samples").</summary>
/// <remarks>The exact bits are the business of <c>stale-bits</c>, so that one fault turns one check.</remarks>
[Matcher("stale-markers", Summary = "Every sent series that ended gets a marker: a NaN after its last value")]
public sealed record StaleMarkers : IEventMatcher
{
    private const long Behind = 5;
    private const string What = "every series that ended gets a stale marker";

    /// <inheritdoc/>
    public Occurrence Find(LaneTranscript lane)
    {
        var facts = LaneFacts.Of(lane);
        var ended = EndedSeries.Of(facts);
        if (ended.IsEmpty)
            return new Occurrence { What = What, Said = "no series that was sent has ended" };
        var without = ended.Where(e => !e.IsMarked(facts)).ToImmutableArray();
        return new Occurrence
        {
            What = What,
            ProvokedAt = ended.Max(e => CaughtUp(facts, e.End)),
            Happened = without.IsEmpty,
            Said = without.IsEmpty
                ? FormattableString.Invariant($"{ended.Length} series ended ({ended[0].End.Why}), each has its marker")
                : FormattableString.Invariant(
                    $"{without.Length} of {ended.Length} ended series have {Lack(without[0])}, such as {without[0].End.Page}: {without[0].End.Why}"
                ),
            Exchanges = [.. ended.SelectMany(e => e.Markers).Select(m => m.Request.Index).Distinct().Take(20)],
        };
    }

    // A sender that is behind has not come to the end yet: where pages go on, the time counts from its first data of that scrape or a later one.
    private static TimeSpan CaughtUp(LaneFacts facts, Vanishing end)
    {
        if (!facts.Book.Series.Any(s => s.Showings.Any(shown => shown.Scrape.At >= end.At)) || facts.WallMs(end.At) is not { } wallMs)
            return end.At;
        var there = facts.Requests.FirstOrDefault(r => r.Exchange.ReceivedAt >= end.At && r.NewestMs >= wallMs - Behind);
        return there?.Exchange.ReceivedAt ?? end.At;
    }

    private static string Lack(EndedSeries one) =>
        one.Markers.IsEmpty
            ? "no marker"
            : FormattableString.Invariant(
                $"a marker at the wrong time ({one.Markers[0].Sample.TimestampMs}, the last value is at {one.LastMs})"
            );
}
