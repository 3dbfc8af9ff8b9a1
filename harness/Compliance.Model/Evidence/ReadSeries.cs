using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Evidence;

/// <summary>One series as it was read back.</summary>
public sealed record ReadSeries
{
    /// <summary>Labels sorted by name, those the target adds removed.</summary>
    public ImmutableArray<Label> Labels { get; init; } = [];

    /// <summary>Float samples.</summary>
    public ImmutableArray<Sample> Samples { get; init; } = [];

    /// <summary>Histogram samples as the query API shows them.</summary>
    public ImmutableArray<ReadHistogram> Histograms { get; init; } = [];

    /// <summary>Exemplars.</summary>
    public ImmutableArray<Exemplar> Exemplars { get; init; } = [];

    /// <summary>Metadata.</summary>
    public Metadata? Metadata { get; init; }
}
