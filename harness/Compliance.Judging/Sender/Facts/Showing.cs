using Compliance.Model.Evidence;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Facts;

/// <summary>A series as one scrape showed it.</summary>
/// <param name="Scrape">The scrape, answered 2xx.</param>
/// <param name="Series">What the page held.</param>
public sealed record Showing(Scrape Scrape, ExpectedSeries Series)
{
    /// <summary>Timestamp that the sample should carry, in milliseconds since the Unix epoch: the page's own, or the time of the scrape.</summary>
    public long TimestampMs => Scrape.WallMs - (long)(Series.Timestamped?.TotalMilliseconds ?? 0);

    /// <summary>Distance of a sample's timestamp; a sender may ignore timestamps of the page.</summary>
    public long Distance(long timestampMs) => Math.Min(Away(timestampMs, TimestampMs), Away(timestampMs, Scrape.WallMs));

    private static long Away(long a, long b) =>
        a < b ? Away(b, a)
        : b < 0 && a > long.MaxValue + b ? long.MaxValue
        : a - b;
}
