using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Wire.Decoding;

/// <summary>
/// Lists that are filled and emptied for every message of a body, so that only the finished arrays are allocated. Each thread keeps one for the next body.
/// </summary>
internal sealed class Scratch
{
    private const int MostKept = 1 << 14;

    [ThreadStatic]
    private static Scratch? spare;

    private readonly IList[] lists;
    private DecodedSample[] slab = [];
    private int used;

    private Scratch() =>
        lists = [
            Symbols,
            Places,
            Refs,
            ExemplarRefs,
            Labels,
            ExemplarLabels,
            Samples,
            Histograms,
            Exemplars,
            NegativeSpans,
            PositiveSpans,
            NegativeDeltas,
            PositiveDeltas,
            NegativeCounts,
            PositiveCounts,
            CustomValues,
        ];

    public List<DecodedSymbol> Symbols { get; } = [];
    public List<ByteRange> Places { get; } = [];
    public List<uint> Refs { get; } = [];
    public List<uint> ExemplarRefs { get; } = [];
    public List<Label> Labels { get; } = [];
    public List<Label> ExemplarLabels { get; } = [];
    public List<DecodedSample> Samples { get; } = [];
    public List<DecodedHistogram> Histograms { get; } = [];
    public List<DecodedExemplar> Exemplars { get; } = [];
    public List<BucketSpan> NegativeSpans { get; } = [];
    public List<BucketSpan> PositiveSpans { get; } = [];
    public List<long> NegativeDeltas { get; } = [];
    public List<long> PositiveDeltas { get; } = [];
    public List<double> NegativeCounts { get; } = [];
    public List<double> PositiveCounts { get; } = [];
    public List<double> CustomValues { get; } = [];

    /// <summary>Empty lists. They go back with <see cref="Return"/>.</summary>
    public static Scratch Rent()
    {
        var rented = spare ?? new Scratch();
        spare = null;
        return rented;
    }

    /// <summary>Keeps the lists for the next body of this thread, unless a huge one has made them huge.</summary>
    public void Return()
    {
        if (Symbols.Capacity > MostKept || Places.Capacity > MostKept || Samples.Capacity > MostKept || Histograms.Capacity > MostKept)
            return;
        foreach (var list in lists)
            list.Clear();
        (slab, used) = ([], 0);
        spare = this;
    }

    /// <summary>The samples of the list, which is empty afterwards, in an array that the series of a body share.</summary>
    /// <param name="series">How many series, this one included, are expected to take theirs from now on.</param>
    public Slice<DecodedSample> TakeSamples(int series)
    {
        var count = Samples.Count;
        if (count == 0)
            return default;
        if (slab.Length - used < count)
            (slab, used) = (GC.AllocateUninitializedArray<DecodedSample>(Math.Max(count, series)), 0);
        Samples.CopyTo(slab, used);
        Samples.Clear();
        used += count;
        return Slice.Of(slab, used - count, count);
    }

    /// <summary>The references of the list, which is empty afterwards.</summary>
    public static ImmutableArray<uint> TakeRefs(List<uint> list)
    {
        var taken = Interned.Refs(CollectionsMarshal.AsSpan(list));
        list.Clear();
        return taken;
    }

    /// <summary>The labels of the list, which is empty afterwards.</summary>
    public static LabelSet TakeLabels(List<Label> list)
    {
        var taken = Interned.Labels(CollectionsMarshal.AsSpan(list));
        list.Clear();
        return taken;
    }

    /// <summary>What the list holds, which is empty afterwards.</summary>
    public static ImmutableArray<T> Take<T>(List<T> list)
    {
        if (list.Count == 0)
            return [];
        var taken = ImmutableCollectionsMarshal.AsImmutableArray(list.ToArray());
        list.Clear();
        return taken;
    }
}
