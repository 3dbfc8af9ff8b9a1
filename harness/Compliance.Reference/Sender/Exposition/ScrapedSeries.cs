using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Sender.Exposition;

/// <summary>One series of a page.</summary>
public sealed record ScrapedSeries
{
    /// <summary>The NaN that stands for every NaN of a page, so that none is taken for a stale marker.</summary>
    public static double NormalNaN { get; } = BitConverter.UInt64BitsToDouble(0x7ff8000000000001);

    /// <summary>Metric name.</summary>
    public required string Name { get; init; }

    /// <summary>Labels without the name, as on the page.</summary>
    public ImmutableArray<Label> Labels { get; init; } = [];

    /// <summary>Its family.</summary>
    public required ScrapedFamily Family { get; init; }

    /// <summary>Value, unless it is a native histogram.</summary>
    public double Value { get; init; }

    /// <summary>Native histogram without timestamps; null for a value.</summary>
    public Histogram? Native { get; init; }

    /// <summary>Explicit timestamp in milliseconds since the Unix epoch; null for the time of the scrape.</summary>
    public long? TimestampMs { get; init; }

    /// <summary>Created time in milliseconds since the Unix epoch; null when the page states none.</summary>
    public long? CreatedMs { get; init; }

    /// <summary>Exemplars; a timestamp of 0 means that the page gives none.</summary>
    public ImmutableArray<Exemplar> Exemplars { get; init; } = [];

    /// <summary>A value with every NaN made the same.</summary>
    public static double Normal(double value) => double.IsNaN(value) ? NormalNaN : value;
}
