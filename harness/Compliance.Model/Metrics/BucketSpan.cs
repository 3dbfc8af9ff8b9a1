namespace Compliance.Model.Metrics;

/// <summary>A run of consecutive buckets of a native histogram.</summary>
/// <param name="Offset">Gap to the span before, or the index of the first bucket for the first span.</param>
/// <param name="Length">Number of buckets.</param>
public readonly record struct BucketSpan(int Offset, uint Length);
