namespace Compliance.Judging.Sender.Lanes;

/// <summary>The two kinds of bucket layouts.</summary>
public enum HistogramSchema
{
    /// <summary>Exponential buckets.</summary>
    Exponential,

    /// <summary>Custom buckets, schema -53.</summary>
    Custom,
}
