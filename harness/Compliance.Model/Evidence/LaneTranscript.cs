using System.Collections.Immutable;

namespace Compliance.Model.Evidence;

/// <summary>All evidence of a lane, at some moment or at its end.</summary>
public sealed record LaneTranscript
{
    private Remembered remembered;

    /// <summary>The lane.</summary>
    public required Lane Lane { get; init; }

    /// <summary>Requests in the order of arrival.</summary>
    public ImmutableArray<Exchange> Exchanges { get; init; } = [];

    /// <summary>Those that rules are about: they arrived whole, and not where a redirect leads.</summary>
    public IEnumerable<Exchange> Writes => Exchanges.Where(e => !e.BrokeOff && !Lane.IsRedirected(e));

    /// <summary>Requests that came after the recording limit of the lane and were only counted.</summary>
    public int Dropped { get; init; }

    /// <summary>
    /// The last request of the run on each connection that this lane used, by its index: senders that write to several lanes share their connections among them.
    /// </summary>
    public IReadOnlyDictionary<int, int> LastOnConnection { get; init; } = ImmutableDictionary<int, int>.Empty;

    /// <summary>Scrapes in order.</summary>
    public ImmutableArray<Scrape> Scrapes { get; init; } = [];

    /// <summary>Monotonic time of this snapshot.</summary>
    public TimeSpan At { get; init; }

    /// <summary>Nothing more will come: a check that is still pending becomes inconclusive or violated.</summary>
    public bool Ended { get; init; }

    /// <summary>Why the lane ended before its checks were decided; empty when they were or it still runs.</summary>
    public string EndedBecause { get; init; } = "";

    /// <summary>The sender refused to start with the lane's configuration (only with <c>MayRefuse</c>).</summary>
    public bool RefusedToStart { get; init; }

    /// <summary>What a judge works out about the lane, once for each snapshot. Not part of its value.</summary>
    /// <typeparam name="T">One type for all who ask.</typeparam>
    /// <param name="make">Works it out, from the transcript alone.</param>
    public T Remember<T>(Func<LaneTranscript, T> make)
        where T : class => remembered.Of(this, make);
}
