using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Judging.Sender.Facts;

/// <summary>A series of the lane's pages with all scrapes that showed it.</summary>
/// <param name="name">Metric name.</param>
/// <param name="labels">Labels of the page, <c>__name__</c> among them.</param>
public sealed class PageSeriesFacts(string name, ImmutableArray<Label> labels)
{
    /// <summary>Most milliseconds between a scrape and the timestamp of its samples: room for senders that take the time late.</summary>
    public const long ToleranceMs = 10_000;

    /// <summary>Metric name.</summary>
    public string Name { get; } = name;

    /// <summary>Labels of the page, <c>__name__</c> among them.</summary>
    public ImmutableArray<Label> Labels { get; } = labels;

    /// <summary>Scrapes that showed it, oldest first.</summary>
    public List<Showing> Showings { get; } = [];

    /// <summary>The series as it was first shown: name, type, help, unit and created time do not change inside a lane.</summary>
    public ExpectedSeries Shown => Showings[0].Series;

    /// <summary>The scrapes a sample with this timestamp can come from: those near it, or all when none is near (then the time is wrong, not the value).</summary>
    public IReadOnlyList<Showing> Near(long timestampMs)
    {
        var near = Showings.FindAll(s => s.Distance(timestampMs) <= ToleranceMs);
        return near.Count > 0 ? near : Showings;
    }

    /// <summary>Whether a sample is the zero that some senders write at the created time of a counter.</summary>
    public bool IsCreatedZero(long timestampMs, double value) => value == 0 && Showings.Any(s => s.Series.CreatedMs == timestampMs);

    /// <inheritdoc/>
    public override string ToString() => Model.Decoding.SeriesKey.Shown(Labels);
}
