using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Scrapes;

/// <summary>One series of a family on a page. Exactly one of a value, <see cref="Classic"/> and <see cref="Native"/> counts.</summary>
public sealed record PageSeries
{
    /// <summary>Labels without the metric name.</summary>
    public ImmutableArray<Label> Labels { get; init; } = [];

    /// <summary>Value at scrape 0 of its page.</summary>
    public double Value { get; init; }

    /// <summary>Added to the value at every scrape.</summary>
    public double Step { get; init; }

    /// <summary>A classic histogram.</summary>
    public ClassicHistogram? Classic { get; init; }

    /// <summary>A native histogram (timestamps unset); only in the protobuf exposition.</summary>
    public Histogram? Native { get; init; }

    /// <summary>Exemplars: one for a counter, at most one per bucket for a histogram; timestamp 0 is left out of the page.</summary>
    public ImmutableArray<Exemplar> Exemplars { get; init; } = [];

    /// <summary>Created timestamp in milliseconds since the Unix epoch; null: none.</summary>
    public long? CreatedMs { get; init; }

    /// <summary>Explicit timestamp on the page, as an offset before the scrape; null: none.</summary>
    public TimeSpan? Timestamped { get; init; }
}
