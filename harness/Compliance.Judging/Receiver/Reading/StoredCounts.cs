using System.Collections.Immutable;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>How much of the judged request is stored, by category.</summary>
/// <param name="Samples">Float samples.</param>
/// <param name="Histograms">Histogram samples.</param>
/// <param name="Exemplars">Exemplars; null when they can't be read back.</param>
internal sealed record StoredCounts(StoredRange Samples, StoredRange Histograms, StoredRange? Exemplars)
{
    /// <summary>What must be read back to count.</summary>
    public static IEnumerable<ReadQuery> Queries(string selector, bool exemplars) =>
        exemplars
            ? [new ReadQuery(ReadKind.Samples, selector), new ReadQuery(ReadKind.Exemplars, selector)]
            : [new ReadQuery(ReadKind.Samples, selector)];

    /// <summary>Counts what was found and belongs to the judged request and to no other.</summary>
    /// <param name="view">The arm and step.</param>
    /// <param name="selector">The series looked at. Series of the request that it does not select may be stored unseen.</param>
    /// <param name="samples">Their samples.</param>
    /// <param name="exemplars">Their exemplars; null: not read, and known only when the request has none.</param>
    public static StoredCounts Of(ArmView view, Selector selector, ReadResult samples, ReadResult? exemplars)
    {
        var mine = SentData.Selected(view.Script.Request.Series, selector).ToList();
        var others = SentData
            .Selected(
                view.Arm.Arm.Steps.Where((_, i) => i != view.Step).SelectMany(s => s.Request.Series).Concat(SentData.Before(view)),
                selector
            )
            .ToList();
        var unseen = view
            .Script.Request.Series.Where((s, i) => !SentCounts.IsLet(view, i) && !selector.Selects(LabelSets.Effective(s.Labels)))
            .ToList();
        var sent = SentData.Of(view, selector);
        return new StoredCounts(
            Range(
                    [.. mine.SelectMany(Data.Floats)],
                    others.SelectMany(Data.Floats),
                    mine.Concat(others).SelectMany(Data.StartZeros),
                    samples.Series.SelectMany(Data.Floats)
                )
                .Plus(view, mine.Sum(s => s.Samples.Count(x => x.IsStale)), unseen.Sum(s => s.Samples.Length)),
            Range(
                    [.. mine.SelectMany(HistogramPlaces)],
                    others.SelectMany(HistogramPlaces),
                    [],
                    HistogramComparison.Stored(sent, samples.Series).Select(f => Place(f.Series.Labels, f.Histogram.TimestampMs))
                )
                .Plus(view, mine.Sum(s => s.Histograms.Count(x => x.IsStale)), unseen.Sum(s => s.Histograms.Length)),
            view.Script.Request.Exemplars == 0 ? new StoredRange(0, 0)
                : exemplars is null ? null
                : Range(
                        [.. mine.SelectMany(Data.Exemplars)],
                        others.SelectMany(Data.Exemplars),
                        [],
                        exemplars.Series.SelectMany(Data.Exemplars)
                    )
                    .Plus(view, 0, unseen.Sum(s => s.Exemplars.Length))
        );
    }

    private static StoredRange Range(List<Datum> mine, IEnumerable<Datum> others, IEnumerable<Datum> byproducts, IEnumerable<Datum> found)
    {
        var places = mine.Select(d => d.Place).ToHashSet(StringComparer.Ordinal);
        var shared = others.Select(d => d.Place).ToHashSet(StringComparer.Ordinal);
        var aside = byproducts.Select(d => (d.Place, d.Value)).ToHashSet();
        var (least, most) = (0L, 0L);
        foreach (var datum in found.DistinctBy(d => d.Place, StringComparer.Ordinal))
        {
            var isMine = places.Contains(datum.Place);
            if (!isMine && (shared.Contains(datum.Place) || aside.Contains((datum.Place, datum.Value))))
                continue;
            least += shared.Contains(datum.Place) ? 0 : 1;
            most++;
        }
        return new StoredRange(least, most + mine.Count - places.Count);
    }

    private static IEnumerable<Datum> HistogramPlaces(Series series) =>
        series.Histograms.Where(h => !h.IsStale).Select(h => Place(series.Labels, h.TimestampMs));

    private static Datum Place(ImmutableArray<Label> labels, long timestampMs) =>
        new(Datum.At(LabelSets.Key(labels), timestampMs), "", () => "");
}
