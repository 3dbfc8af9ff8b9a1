namespace Compliance.Model.Scrapes;

/// <summary>Which part of a metric a series on a page is.</summary>
public enum SeriesPart
{
    /// <summary>The value of a gauge, counter, info, state set or metric without type.</summary>
    Value,

    /// <summary>A bucket of a classic histogram.</summary>
    Bucket,

    /// <summary>The number of observations of a histogram or summary.</summary>
    Count,

    /// <summary>The sum of observations of a histogram or summary.</summary>
    Sum,

    /// <summary>A quantile of a summary.</summary>
    Quantile,

    /// <summary>A native histogram.</summary>
    Native,

    /// <summary>
    /// The <c>_created</c> line of OpenMetrics text. A sender may store it as a series, use it as a start timestamp, or leave it
    /// out: nothing may be concluded from its absence.
    /// </summary>
    Created,
}
