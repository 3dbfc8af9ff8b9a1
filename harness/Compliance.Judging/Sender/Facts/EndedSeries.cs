using System.Collections.Immutable;

namespace Compliance.Judging.Sender.Facts;

/// <summary>A sent series that stands for an ended series of a page.</summary>
/// <param name="End">The end.</param>
/// <param name="Key">Label set as sent.</param>
/// <param name="Markers">NaN samples or histograms sent for it after the end, or after its last value: a sender that missed the last scrapes of the series has marked it before. Whether they have the exact bits is another question.</param>
/// <param name="LastMs">Timestamp of its last value.</param>
public sealed record EndedSeries(Vanishing End, string Key, ImmutableArray<(RequestFacts Request, Timed Sample)> Markers, long LastMs)
{
    /// <summary>Whether a marker ends the series: later than its last value, and not so late that the value would stay meanwhile.</summary>
    public bool IsMarked(LaneFacts facts) =>
        Markers.Any(m =>
            m.Sample.TimestampMs > LastMs
            && (facts.WallMs(m.Request.Exchange.ReceivedAt) is not { } now || m.Sample.TimestampMs <= now + PageSeriesFacts.ToleranceMs)
        );

    /// <summary>All sent series that ended, in the order in which they were first sent.</summary>
    public static ImmutableArray<EndedSeries> Of(LaneFacts facts)
    {
        var ends = Vanishing.Of(facts).ToDictionary(v => v.Page);
        var sent = facts.PageSeries().Where(s => ends.ContainsKey(s.Page)).ToLookup(s => (s.Series.Key, s.Page));
        return
        [
            .. from series in sent
            let end = ends[series.Key.Page]
            let lastMs = series.SelectMany(s => Timed.Of(s.Series)).Where(t => !IsMarker(t, series.Key.Page)).Max(t => (long?)t.TimestampMs)
                ?? 0
            where series.Any(s => Timed.Of(s.Series).Any(t => !double.IsNaN(t.Value) || IsNanPage(s.Page)))
            select new EndedSeries(
                end,
                series.Key.Key,
                [
                    .. from s in series
                    from sample in Timed.Of(s.Series)
                    where IsMarker(sample, s.Page) && (s.Request.Exchange.ReceivedAt >= end.At || sample.TimestampMs > lastMs)
                    select (s.Request, sample),
                ],
                lastMs
            ),
        ];
    }

    private static bool IsMarker(Timed sample, PageSeriesFacts page) => sample.IsStale || (double.IsNaN(sample.Value) && !IsNanPage(page));

    private static bool IsNanPage(PageSeriesFacts page) => double.IsNaN(page.Shown.Native?.Sum ?? page.Shown.Value);
}
