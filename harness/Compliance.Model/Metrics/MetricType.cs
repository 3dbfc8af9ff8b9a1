namespace Compliance.Model.Metrics;

/// <summary>Metric types with the numbers of <c>Metadata.MetricType</c>.</summary>
public enum MetricType
{
    /// <summary>Not set.</summary>
    Unspecified = 0,

    /// <summary>Counter.</summary>
    Counter = 1,

    /// <summary>Gauge.</summary>
    Gauge = 2,

    /// <summary>Histogram, classic or native.</summary>
    Histogram = 3,

    /// <summary>Gauge histogram.</summary>
    GaugeHistogram = 4,

    /// <summary>Summary.</summary>
    Summary = 5,

    /// <summary>Info.</summary>
    Info = 6,

    /// <summary>State set.</summary>
    StateSet = 7,
}
