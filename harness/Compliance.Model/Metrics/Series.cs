using System.Collections.Immutable;

namespace Compliance.Model.Metrics;

/// <summary>A series with its data: what a <c>TimeSeries</c> message means. Labels keep the order they are sent in.</summary>
public sealed record Series
{
    /// <summary>Labels in message order.</summary>
    public ImmutableArray<Label> Labels { get; init; } = [];

    /// <summary>Float samples in message order.</summary>
    public ImmutableArray<Sample> Samples { get; init; } = [];

    /// <summary>Histogram samples in message order.</summary>
    public ImmutableArray<Histogram> Histograms { get; init; } = [];

    /// <summary>Exemplars in message order.</summary>
    public ImmutableArray<Exemplar> Exemplars { get; init; } = [];

    /// <summary>Metadata; null when the message has none.</summary>
    public Metadata? Metadata { get; init; }

    /// <summary>Name of a <c>let</c> whose series stands here once the run has found it; null for plain series.</summary>
    public string? Let { get; init; }

    /// <summary>Value of the <c>__name__</c> label, or empty.</summary>
    public string Name => Labels.FirstOrDefault(l => l.Name == "__name__").Value ?? "";
}
