namespace Compliance.Reference.Receiver.Storing;

/// <summary>Counts of the three kinds of data that the Written headers speak of.</summary>
/// <param name="Samples">Float samples.</param>
/// <param name="Histograms">Histogram samples.</param>
/// <param name="Exemplars">Exemplars.</param>
public readonly record struct WrittenCounts(long Samples, long Histograms, long Exemplars)
{
    /// <summary>All of them together.</summary>
    public long Total => Samples + Histograms + Exemplars;

    /// <summary>Adds category by category.</summary>
    public static WrittenCounts operator +(WrittenCounts a, WrittenCounts b) =>
        new(a.Samples + b.Samples, a.Histograms + b.Histograms, a.Exemplars + b.Exemplars);
}
