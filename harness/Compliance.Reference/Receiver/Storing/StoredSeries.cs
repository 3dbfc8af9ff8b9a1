using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Storing;

/// <summary>Everything stored of one series. Lists are sorted by time. Guarded by the lock of <see cref="Storage"/>.</summary>
/// <param name="key">Its identity (<see cref="Model.Decoding.SeriesKey"/>).</param>
/// <param name="labels">Labels, sorted by name.</param>
internal sealed class StoredSeries(string key, ImmutableArray<Label> labels)
{
    /// <summary>Its identity.</summary>
    public string Key { get; } = key;

    /// <summary>Labels, sorted by name.</summary>
    public ImmutableArray<Label> Labels { get; } = labels;

    /// <summary>Float samples with their bits as received.</summary>
    public List<Sample> Samples { get; } = [];

    /// <summary>Histogram samples as received.</summary>
    public List<Histogram> Histograms { get; } = [];

    /// <summary>Exemplars as received.</summary>
    public List<Exemplar> Exemplars { get; } = [];

    /// <summary>False for a series all of whose data was refused.</summary>
    public bool HoldsData => Samples.Count + Histograms.Count + Exemplars.Count > 0;
}
