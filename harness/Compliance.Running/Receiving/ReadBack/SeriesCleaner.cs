using System.Collections.Immutable;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>Takes away the labels that a target adds, and joins what is then the same series (such as replicas).</summary>
internal sealed class SeriesCleaner(ImmutableArray<string> ignore)
{
    public ImmutableArray<ReadSeries> Clean(ImmutableArray<ReadSeries> found)
    {
        if (ignore.IsDefaultOrEmpty)
            return found;
        return
        [
            .. found
                .Select(s => s with { Labels = [.. s.Labels.Where(l => !ignore.Contains(l.Name))] })
                .GroupBy(Key, StringComparer.Ordinal)
                .Select(Join),
        ];
    }

    private static ReadSeries Join(IGrouping<string, ReadSeries> same)
    {
        var all = same.ToList();
        if (all.Count == 1)
            return all[0];
        return all[0] with
        {
            Samples = [.. all.SelectMany(s => s.Samples).Distinct().OrderBy(s => s.TimestampMs)],
            Histograms = [.. all.SelectMany(s => s.Histograms).DistinctBy(h => h.TimestampMs).OrderBy(h => h.TimestampMs)],
            Exemplars = [.. all.SelectMany(s => s.Exemplars).DistinctBy(ExemplarKey, StringComparer.Ordinal).OrderBy(e => e.TimestampMs)],
        };
    }

    /// <summary>Metadata entries of one family are facts of their own and never joined.</summary>
    private static string Key(ReadSeries series) =>
        string.Join('\0', series.Labels.Select(l => $"{l.Name}\u0001{l.Value}").Append(series.Metadata?.ToString() ?? ""));

    private static string ExemplarKey(Exemplar exemplar) =>
        FormattableString.Invariant(
            $"{exemplar.TimestampMs} {BitConverter.DoubleToUInt64Bits(exemplar.Value)} {string.Join('\0', exemplar.Labels)}"
        );
}
