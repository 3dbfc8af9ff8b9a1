using System.Collections.Immutable;
using Compliance.Model.Metrics;

namespace Compliance.Model.Scrapes;

/// <summary>One series as a sender sees it on a page at one scrape, before it adds labels of its own such as <c>job</c> and <c>instance</c>.</summary>
public sealed record ExpectedSeries
{
    /// <summary>Name of its family in the model: a counter's without <c>_total</c>.</summary>
    public required string Family { get; init; }

    /// <summary>Metric name, with <c>_total</c>, <c>_bucket</c>, <c>_count</c>, <c>_sum</c>, <c>_gcount</c>, <c>_gsum</c>, <c>_info</c> or <c>_created</c> where its type asks for one.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Labels with <c>__name__</c>, sorted by name. <c>le</c> and <c>quantile</c> are spelled as on the page (<c>0.1</c>, <c>1.0</c>, <c>+Inf</c>);
    /// a sender that reads the protobuf exposition spells the number itself.
    /// </summary>
    public required ImmutableArray<Label> Labels { get; init; }

    /// <summary>Which part of its metric it is.</summary>
    public required SeriesPart Part { get; init; }

    /// <summary>Value at this scrape; 0 for <see cref="SeriesPart.Native"/>.</summary>
    public double Value { get; init; }

    /// <summary>The native histogram at this scrape; null for other parts.</summary>
    public Histogram? Native { get; init; }

    /// <summary>The type that the page states in this format: a text page states no info, state set or gauge histogram.</summary>
    public MetricType Type { get; init; }

    /// <summary>Help text on the page; empty: none.</summary>
    public string Help { get; init; } = "";

    /// <summary>Unit on the page; empty: none, and always in text 0.0.4.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Exemplars on the page for this very series; none in text 0.0.4.</summary>
    public ImmutableArray<Exemplar> Exemplars { get; init; } = [];

    /// <summary>Created timestamp on the page in milliseconds since the Unix epoch; null: none, and always in text 0.0.4.</summary>
    public long? CreatedMs { get; init; }

    /// <summary>Explicit timestamp as an offset before <see cref="Evidence.Scrape.WallMs"/>; null: the sender uses its own time.</summary>
    public TimeSpan? Timestamped { get; init; }
}
