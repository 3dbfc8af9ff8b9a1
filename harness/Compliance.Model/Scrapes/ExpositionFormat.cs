namespace Compliance.Model.Scrapes;

/// <summary>The exposition formats that the scrape page can speak.</summary>
public enum ExpositionFormat
{
    /// <summary>Prometheus text 0.0.4.</summary>
    Text,

    /// <summary>OpenMetrics 1.0 text.</summary>
    OpenMetrics,

    /// <summary>Prometheus protobuf, delimited.</summary>
    Protobuf,
}
