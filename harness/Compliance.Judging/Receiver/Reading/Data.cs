using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Takes series apart into comparable data. Stale markers are left out of what was sent: reading back must not show them.</summary>
internal static class Data
{
    public static IEnumerable<Datum> Floats(Series series) => Floats(series.Labels, series.Samples.Where(s => !s.IsStale));

    public static IEnumerable<Datum> Floats(ReadSeries series) => Floats(series.Labels, series.Samples);

    public static IEnumerable<Datum> Exemplars(Series series) => Exemplars(series.Labels, series.Exemplars);

    public static IEnumerable<Datum> Exemplars(ReadSeries series) => Exemplars(series.Labels, series.Exemplars);

    /// <summary>The zero samples by which some receivers keep a start timestamp.</summary>
    public static IEnumerable<Datum> StartZeros(Series series) =>
        series
            .Samples.Select(s => s.StartTimestampMs)
            .Concat(series.Histograms.Select(h => h.StartTimestampMs))
            .Where(start => start != 0)
            .Distinct()
            .Select(start => Float(series.Labels, LabelSets.Key(series.Labels), new Sample(start, 0)));

    private static IEnumerable<Datum> Floats(ImmutableArray<Label> labels, IEnumerable<Sample> samples)
    {
        string? key = null;
        foreach (var sample in samples)
            yield return Float(labels, key ??= LabelSets.Key(labels), sample);
    }

    private static Datum Float(ImmutableArray<Label> labels, string key, Sample sample) =>
        new(
            Datum.At(key, sample.TimestampMs),
            Datum.Bits(sample.Value),
            () =>
                string.Create(CultureInfo.InvariantCulture, $"{LabelSets.Shown(labels)} {Datum.Number(sample.Value)}@{sample.TimestampMs}")
        );

    private static IEnumerable<Datum> Exemplars(ImmutableArray<Label> labels, IEnumerable<Exemplar> exemplars)
    {
        string? key = null;
        foreach (var e in exemplars)
        {
            key ??= LabelSets.Key(labels);
            yield return new Datum(
                Datum.At(key, e.TimestampMs) + "\u0003" + LabelSets.Key(e.Labels),
                Datum.Bits(e.Value),
                () =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{LabelSets.Shown(labels)} exemplar {LabelSets.Shown(e.Labels)} {Datum.Number(e.Value)}@{e.TimestampMs}"
                    )
            );
        }
    }
}
