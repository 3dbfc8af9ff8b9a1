using System.Collections.Immutable;

namespace Compliance.Model.Metrics;

/// <summary>
/// A native histogram sample as it stands in the message: integer histograms carry <see cref="CountInt"/>,
/// <see cref="ZeroCountInt"/> and deltas; float histograms carry the float fields and absolute counts.
/// Nothing is checked: invalid histograms are sent on purpose.
/// </summary>
public sealed record Histogram
{
    /// <summary>Schema number of custom buckets.</summary>
    public const int CustomBuckets = -53;

    /// <summary>Milliseconds since the Unix epoch.</summary>
    public long TimestampMs { get; init; }

    /// <summary>rc.4 start timestamp in milliseconds; 0 is unset.</summary>
    public long StartTimestampMs { get; init; }

    /// <summary>Number of observations of an integer histogram; null for a float histogram.</summary>
    public ulong? CountInt { get; init; }

    /// <summary>Number of observations of a float histogram; null for an integer histogram.</summary>
    public double? CountFloat { get; init; }

    /// <summary>Sum of observations; bits are kept.</summary>
    public double Sum { get; init; }

    /// <summary>-4 to 8 are exponential, -53 is custom buckets.</summary>
    public int Schema { get; init; }

    /// <summary>Width of the zero bucket.</summary>
    public double ZeroThreshold { get; init; }

    /// <summary>Count of the zero bucket of an integer histogram.</summary>
    public ulong? ZeroCountInt { get; init; }

    /// <summary>Count of the zero bucket of a float histogram.</summary>
    public double? ZeroCountFloat { get; init; }

    /// <summary>Spans of the negative buckets.</summary>
    public ImmutableArray<BucketSpan> NegativeSpans { get; init; } = [];

    /// <summary>Count deltas of the negative buckets of an integer histogram.</summary>
    public ImmutableArray<long> NegativeDeltas { get; init; } = [];

    /// <summary>Absolute counts of the negative buckets of a float histogram.</summary>
    public ImmutableArray<double> NegativeCounts { get; init; } = [];

    /// <summary>Spans of the positive (or custom) buckets.</summary>
    public ImmutableArray<BucketSpan> PositiveSpans { get; init; } = [];

    /// <summary>Count deltas of the positive buckets of an integer histogram.</summary>
    public ImmutableArray<long> PositiveDeltas { get; init; } = [];

    /// <summary>Absolute counts of the positive buckets of a float histogram.</summary>
    public ImmutableArray<double> PositiveCounts { get; init; } = [];

    /// <summary>Reset hint.</summary>
    public ResetHint ResetHint { get; init; }

    /// <summary>Upper bounds of custom buckets, without +Inf; empty for exponential schemas.</summary>
    public ImmutableArray<double> CustomValues { get; init; } = [];

    /// <summary>Whether the sum is the stale marker.</summary>
    public bool IsStale => BitConverter.DoubleToUInt64Bits(Sum) == Sample.StaleBits;

    /// <summary>Whether it is a float histogram.</summary>
    public bool IsFloat => CountFloat is not null;
}
