using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Facts;

/// <summary>How regularly a sender scrapes its page, which tells how busy its machine is.</summary>
public static class ScrapeTimes
{
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How far the scrapes of a time and a second around it were off the usual interval of the lane, in the middle. Zero where scrapes are too few to have a
    /// usual interval, and for a sender that does not scrape.
    /// </summary>
    /// <param name="lane">The lane.</param>
    /// <param name="from">Beginning of the time, since the start of the run.</param>
    /// <param name="to">Its end.</param>
    public static TimeSpan Unrest(LaneTranscript lane, TimeSpan from, TimeSpan to)
    {
        var scrapes = lane.Scrapes;
        if (scrapes.Length < 2)
            return TimeSpan.Zero;
        var intervals = Enumerable.Range(1, scrapes.Length - 1).Select(i => (From: scrapes[i - 1].At, To: scrapes[i].At)).ToList();
        // Of two in the middle, the shorter one is usual: a machine delays a scrape and hardly ever hurries it.
        var usual = intervals.Select(i => i.To - i.From).Order().ElementAt((intervals.Count - 1) / 2);
        var off = intervals
            .Where(i => i.To > from - Around && i.From < to + Around)
            .Select(i => (i.To - i.From - usual).Duration())
            .ToList();
        if (to - scrapes[^1].At - usual is var overdue && overdue > TimeSpan.Zero)
            off.Add(overdue);
        return off.Order().ElementAtOrDefault(off.Count / 2);
    }
}
