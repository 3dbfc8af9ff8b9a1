using Compliance.Model.Metrics;

namespace Compliance.Reference.Receiver.Storing;

/// <summary>Whether two histogram samples say the same, bit for bit. Records compare their lists by reference, which is not meant here.</summary>
internal static class HistogramEquality
{
    /// <summary>Compares every field but the lists as records do, and the lists element by element.</summary>
    public static bool Same(Histogram a, Histogram b) =>
        WithoutLists(a) == WithoutLists(b)
        && BitConverter.DoubleToUInt64Bits(a.Sum) == BitConverter.DoubleToUInt64Bits(b.Sum)
        && a.NegativeSpans.SequenceEqual(b.NegativeSpans)
        && a.NegativeDeltas.SequenceEqual(b.NegativeDeltas)
        && a.NegativeCounts.SequenceEqual(b.NegativeCounts)
        && a.PositiveSpans.SequenceEqual(b.PositiveSpans)
        && a.PositiveDeltas.SequenceEqual(b.PositiveDeltas)
        && a.PositiveCounts.SequenceEqual(b.PositiveCounts)
        && a.CustomValues.SequenceEqual(b.CustomValues);

    private static Histogram WithoutLists(Histogram histogram) =>
        histogram with
        {
            Sum = 0,
            NegativeSpans = [],
            NegativeDeltas = [],
            NegativeCounts = [],
            PositiveSpans = [],
            PositiveDeltas = [],
            PositiveCounts = [],
            CustomValues = [],
        };
}
