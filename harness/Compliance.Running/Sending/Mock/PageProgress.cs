using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Scrapes;

namespace Compliance.Running.Sending.Mock;

/// <summary>Which page of a lane comes next. Pages follow one another by what happened. Not thread-safe: the lane locks.</summary>
internal sealed class PageProgress(Lane lane)
{
    private const int DefaultScrapes = 3;
    private readonly int[] served = new int[lane.Pages.Length];
    private int current;
    private ArrivalWatch? watch;
    private long lastScrapeMs;

    /// <summary>Whether service discovery lists the page.</summary>
    public bool Listed => Current.Kind != PageKind.Withdrawn;

    /// <summary>Whether data of a page has ever arrived; true where no page shows any.</summary>
    public bool DataSeen { get; private set; } = lane.Pages.All(p => p.Families.IsEmpty);

    private Page Current => lane.Pages[current];

    private bool Last => current == lane.Pages.Length - 1;

    /// <summary>The page of this scrape and how often it had been served before.</summary>
    public (int Page, int PageScrape) Scraped(long wallMs)
    {
        // A page that is withdrawn is no longer listed, but what it showed last is still there for who comes once more.
        if (Listed && Done())
            current++;
        var index = Listed ? current : LastShown();
        if (served[index] == 0)
            watch = new ArrivalWatch(lane.Pages[index], lastScrapeMs, wallMs);
        lastScrapeMs = wallMs;
        return (index, served[index]++);
    }

    /// <summary>Service discovery was asked: a page that is withdrawn counts these questions in the place of scrapes.</summary>
    /// <returns>Whether the page is listed.</returns>
    public bool Discovered()
    {
        if (!Last && Done() && (!Listed || lane.Pages[current + 1].Kind == PageKind.Withdrawn))
            current++;
        if (!Listed)
            served[current]++;
        return Listed;
    }

    /// <summary>A request was decoded: perhaps it brings the page's data.</summary>
    public void Arrived(DecodedBody body)
    {
        watch?.Look(body);
        DataSeen |= watch is { Seen: true };
    }

    private bool Done() =>
        !Last
        && (
            Current.For is { } scrapes ? served[current] >= scrapes
            : Current.Kind == PageKind.Families ? served[current] > 0 && watch is { Seen: true }
            : served[current] >= DefaultScrapes
        );

    private int LastShown()
    {
        for (var i = current; i >= 0; i--)
        {
            if (lane.Pages[i].Kind != PageKind.Withdrawn)
                return i;
        }

        return current;
    }
}
