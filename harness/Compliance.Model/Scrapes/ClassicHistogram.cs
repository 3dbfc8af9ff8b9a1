using System.Collections.Immutable;

namespace Compliance.Model.Scrapes;

/// <summary>A classic histogram on a page; the last bucket is +Inf and equals the count.</summary>
/// <param name="Buckets">Buckets by rising bound, cumulative.</param>
/// <param name="Sum">Sum of observations.</param>
public sealed record ClassicHistogram(ImmutableArray<ClassicBucket> Buckets, double Sum)
{
    /// <summary>Number of observations.</summary>
    public ulong Count => Buckets[^1].Cumulative;
}
