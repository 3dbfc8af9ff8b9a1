using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model;
using Compliance.Model.Nodes;
using Compliance.Model.Scrapes;

namespace Compliance.Cases.Sender;

/// <summary>Reads a classic histogram: cumulative buckets by rising bound, the last one +Inf.</summary>
internal static class ClassicReader
{
    public static ClassicHistogram Read(Mapping map)
    {
        var entries = map.Required("buckets").Map("buckets").Entries;
        if (entries is not [.., { Key: "+Inf" }])
            throw map.KeyError("buckets", "the last bucket must be \"+Inf\"");
        var buckets = ImmutableArray.CreateBuilder<ClassicBucket>();
        foreach (var entry in entries)
        {
            var bucket = new ClassicBucket(Bound(entry), entry.Value.Unsigned($"the bucket {entry.Key}"));
            if (buckets is [.., var before])
                Rises(before, bucket, entry);
            buckets.Add(bucket);
        }
        var sum = map.Required("sum").Float("sum");
        return double.IsNaN(sum)
            ? throw map.Required("sum").Error("sum must be a number")
            : new ClassicHistogram(buckets.ToImmutable(), sum);
    }

    private static double Bound(MapEntry entry) =>
        Floats.Parse(entry.Key) is { } bound && !double.IsNaN(bound)
            ? bound
            : throw new CaseFileException(entry.KeyAt, $"the bound of a bucket must be a number or +Inf, not '{entry.Key}'");

    private static void Rises(ClassicBucket before, ClassicBucket bucket, MapEntry entry)
    {
        if (bucket.UpperBound <= before.UpperBound)
            throw new CaseFileException(entry.KeyAt, $"the bounds of buckets must rise, but {entry.Key} is not above the one before");
        if (bucket.Cumulative < before.Cumulative)
            throw entry.Value.Error($"buckets are cumulative, but {entry.Key} holds fewer than the one before");
    }
}
