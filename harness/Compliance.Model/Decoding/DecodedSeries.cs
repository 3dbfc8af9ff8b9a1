using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Decoding;

/// <summary>A <c>TimeSeries</c> message with the places of its parts. Lists keep message order.</summary>
public sealed class DecodedSeries
{
    /// <summary>References as sent (2.0); empty for 1.x.</summary>
    public ImmutableArray<uint> Refs { get; init; } = [];

    /// <summary>The bytes of the first reference list, for marks.</summary>
    public ByteRange RefsRange { get; init; }

    /// <summary>Resolved labels; a pair with a reference outside the table is left out.</summary>
    public LabelSet Set { get; init; } = LabelSet.Empty;

    /// <summary>The labels of <see cref="Set"/> in message order.</summary>
    public ImmutableArray<Label> Labels
    {
        get => Set.Labels;
        init => Set = new LabelSet(value);
    }

    /// <summary>Float samples.</summary>
    public Slice<DecodedSample> Samples { get; init; } = [];

    /// <summary>Histogram samples.</summary>
    public ImmutableArray<DecodedHistogram> Histograms { get; init; } = [];

    /// <summary>Exemplars.</summary>
    public ImmutableArray<DecodedExemplar> Exemplars { get; init; } = [];

    /// <summary>Metadata; null when absent.</summary>
    public DecodedMetadata? Metadata { get; init; }

    /// <summary>rc.3 <c>created_timestamp</c>; 0 when absent.</summary>
    public long CreatedTimestampMs { get; init; }

    /// <summary>The bytes of the message.</summary>
    public ByteRange Range { get; init; }

    /// <inheritdoc cref="LabelSet.Name"/>
    public string Name => Set.Name;

    /// <inheritdoc cref="LabelSet.Key"/>
    public string Key => Set.Key;
}
