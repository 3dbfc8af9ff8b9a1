using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Wire.Decoding;

/// <summary>Lists that are filled and emptied for every message of a body, so that only the finished arrays are allocated.</summary>
internal sealed class Scratch
{
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
