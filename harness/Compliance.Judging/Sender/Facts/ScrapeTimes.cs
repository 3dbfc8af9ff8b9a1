using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Facts;

/// <summary>How regularly a sender scrapes its page, which tells how busy its machine is.</summary>
public sealed class ScrapeTimes
{
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(1);

    private readonly ImmutableArray<(TimeSpan From, TimeSpan To)> intervals;
    private readonly TimeSpan usual;

    /// <summary>Takes the scrapes of a lane.</summary>
    public ScrapeTimes(LaneTranscript lane)
    {
        intervals = [.. lane.Scrapes.Zip(lane.Scrapes.Skip(1), (one, next) => (one.At, next.At))];
        // Of two in the middle, the shorter one is usual: a machine delays a scrape and hardly ever hurries it.
        if (!intervals.IsEmpty)
            usual = intervals.Select(i => i.To - i.From).Order().ElementAt((intervals.Length - 1) / 2);
    }

    /// <summary>
    /// How far the scrapes of a time and a second around it were off the usual interval of the lane, in the middle. Zero where scrapes are too few to have a
    /// usual interval, and for a sender that does not scrape.
    /// </summary>
    /// <param name="from">Beginning of the time, since the start of the run.</param>
    /// <param name="to">Its end.</param>
    public TimeSpan Unrest(TimeSpan from, TimeSpan to)
    {
        if (intervals.IsEmpty)
            return TimeSpan.Zero;
        var off = intervals
            .Where(i => i.To > from - Around && i.From < to + Around)
            .Select(i => (i.To - i.From - usual).Duration())
            .ToList();
        if (to - intervals[^1].To - usual is var overdue && overdue > TimeSpan.Zero)
            off.Add(overdue);
        return off.Order().ElementAtOrDefault(off.Count / 2);
    }
}
