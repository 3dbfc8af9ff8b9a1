using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Model.Metrics;
using Compliance.Model.Scrapes;

namespace Compliance.Cases.Sender;

/// <summary>Checks that a page can show exemplars: one for a counter, one in each bucket of a histogram.</summary>
internal static class ExemplarRules
{
    /// <summary>Most characters in the names and values of an exemplar's labels (OpenMetrics 1.0).</summary>
    public const int MostRunes = 128;

    public static ImmutableArray<Exemplar> Check(ImmutableArray<Exemplar> exemplars, Mapping map, MetricType type, PageSeries series)
    {
        if (exemplars.Length == 0)
            return exemplars;
        if (type is not (MetricType.Counter or MetricType.Histogram or MetricType.GaugeHistogram))
            throw map.KeyError("exemplars", "exemplars belong to counters and histograms");
        if (type == MetricType.Counter && exemplars.Length > 1)
            throw map.KeyError("exemplars", "a counter shows one exemplar");
        foreach (var (exemplar, item) in exemplars.Zip(map.Items("exemplars")))
        {
            if (CaseShapes.Exemplar.Open(item)["labels"] is { } labels)
                FamilyReader.PageLabels(labels);
            if (Runes(exemplar) is > MostRunes and var runes)
                throw item.Error($"the labels of an exemplar may have {MostRunes} characters together, not {runes}");
            if (!double.IsFinite(exemplar.Value))
                throw item.Error("the value of an exemplar must be a finite number");
            if (series.Native is not null && exemplar.TimestampMs == 0)
                throw item.Error("an exemplar of a native histogram needs 'at'");
        }
        if (series.Classic is { } classic && exemplars.GroupBy(e => Bucket(classic, e)).Any(g => g.Count() > 1))
            throw map.KeyError("exemplars", "a bucket shows one exemplar: two values fall into the same");
        return exemplars;
    }

    private static int Runes(Exemplar exemplar) =>
        exemplar.Labels.Sum(l => l.Name.EnumerateRunes().Count() + l.Value.EnumerateRunes().Count());

    private static double Bucket(ClassicHistogram classic, Exemplar exemplar) =>
        classic.Buckets.First(b => exemplar.Value <= b.UpperBound).UpperBound;
}
