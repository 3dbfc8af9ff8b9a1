using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Events;

/// <summary>Series that have exemplars on the page are sent with exemplars ("io.prometheus.write.v2.Request").</summary>
[Matcher("exemplars-sent", Summary = "Series that have exemplars on the page are sent with exemplars")]
public sealed record ExemplarsSent : IEventMatcher
{
    private const string What = "exemplars of the page are sent";

    /// <inheritdoc/>
    public Occurrence Find(LaneTranscript lane)
    {
        var facts = LaneFacts.Of(lane);
        var with = facts.Book.Series.Where(p => p.Showings.Any(s => s.Series.Exemplars.Length > 0)).ToHashSet();
        var sent = facts.PageSeries();
        var provoked = sent.FirstOrDefault(s => with.Contains(s.Page) && s.Series.Samples.Length + s.Series.Histograms.Length > 0).Request;
        if (provoked is null)
            return new Occurrence { What = What, Said = "no series with an exemplar on its page was sent" };
        var got = sent.Where(s => s.Series.Exemplars.Length > 0).Select(s => s.Page).ToHashSet();
        var missing = Needed(with).FirstOrDefault(p => !got.Contains(p));
        return new Occurrence
        {
            What = What,
            ProvokedAt = provoked.Exchange.ReceivedAt,
            Happened = missing is null,
            Said = missing is null ? FormattableString.Invariant($"{got.Count} series have exemplars") : $"none came for {missing}",
            Exchanges = [.. sent.Where(s => s.Series.Exemplars.Length > 0).Select(s => s.Request.Index).Distinct().Take(20)],
        };
    }

    // A classic histogram is also in the book as the native one it may be converted to: only what is on the page itself counts.
    private static IEnumerable<PageSeriesFacts> Needed(HashSet<PageSeriesFacts> with) =>
        with.Where(p => p.Shown.Native is null || p.Shown.Native.Schema != Model.Metrics.Histogram.CustomBuckets);
}
